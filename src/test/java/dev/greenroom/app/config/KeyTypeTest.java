package dev.greenroom.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyTypeTest {
    @ParameterizedTest
    @CsvSource({"1024,1024", "1KB,1024", "2 MB,2097152"})
    void sizesAreBytesKilobytesAndMegabytes(String written, int bytes) {
        assertThat(KeyType.size("1KB", "64MB").parse(written)).contains(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "1GB", "9999999999MB", "2048MB", "1", "1.5MB"})
    void otherSizesAreNone(String written) {
        assertThat(KeyType.size("1KB", "64MB").parse(written)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1x,1", "4x,4", "0.5x,0.5", "10,10", "max,Infinity"})
    void speedsAreFactorsOrMax(String written, double speed) {
        assertThat(KeyType.speed().parse(written)).contains(speed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0x", "-1x", "fast", "1001x", "x", "1e9", "NaN"})
    void otherSpeedsAreNone(String written) {
        assertThat(KeyType.speed().parse(written)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "0.0.0.0", "::1", "localhost", "studio.local"})
    void hostsAreNamesAndAddresses(String written) {
        assertThat(KeyType.host().parse(written)).contains(written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "http://localhost", "a b", "host:80", "-x"})
    void otherHostsAreNone(String written) {
        assertThat(KeyType.host().parse(written)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"localhost/v1", "ftp://host/v1", "http://user:key@host/v1", "http://host/v1?key=1", "http:///v1"
            })
    void addressesWithoutASchemeOrWithSecretsAreNone(String written) {
        assertThat(KeyType.address("http://host/v1", "http", "https").parse(written))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "null", "localhost:3000", "http://a/path"})
    void originsAreWholeAndNeverAStar(String written) {
        assertThat(KeyType.origins().parse(written)).isEmpty();
    }
}
