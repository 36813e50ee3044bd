package dev.greenroom.policy;

import java.util.List;

/**
 * What every match of a pattern holds: a text without it need not be matched at all. Matching costs microseconds, this
 * mostly a few comparisons, and hardly any message holds what the patterns of a policy ask for. Case is ignored.
 */
sealed interface Required {
    /** Whether it stands in a text. */
    boolean isIn(Glance text);

    /** Characters of which one stands in every text that holds it. */
    Glance oneOf();

    /** How little it helps to look for it before anything else. */
    int cost();

    /** These characters, one behind the other. */
    record Letters(String letters, Glance each) implements Required {
        Letters(String letters) {
            this(Glance.fold(letters), new Glance(letters));
        }

        @Override
        public boolean isIn(Glance text) {
            return text.hasAll(each)
                    && (letters.length() == 1 && each.isAscii() || text.folded().contains(letters));
        }

        @Override
        public Glance oneOf() {
            return each;
        }

        @Override
        public int cost() {
            return letters.length() == 1 ? 1 : 2;
        }

        @Override
        public String toString() {
            return letters;
        }
    }

    /** One of these characters. */
    record OneOf(String characters, Glance any) implements Required {
        OneOf(String characters) {
            this(characters, new Glance(characters));
        }

        @Override
        public boolean isIn(Glance text) {
            return text.hasAny(any) && (any.isAscii() || stands(text.text()));
        }

        private boolean stands(String text) {
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (characters.indexOf(c) >= 0) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public Glance oneOf() {
            return any;
        }

        @Override
        public int cost() {
            return 1;
        }

        @Override
        public String toString() {
            return "[" + characters + "]";
        }
    }

    /** All of these, wherever they stand. */
    record All(List<Required> parts) implements Required {
        public All {
            parts = List.copyOf(parts);
        }

        @Override
        public boolean isIn(Glance text) {
            for (int i = 0; i < parts.size(); i++) {
                if (!parts.get(i).isIn(text)) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public Glance oneOf() {
            return parts.get(0).oneOf();
        }

        @Override
        public int cost() {
            return parts.stream().mapToInt(Required::cost).min().orElse(0);
        }

        @Override
        public String toString() {
            return join(parts, " ");
        }
    }

    /** One of these. */
    record Any(List<Required> parts) implements Required {
        public Any {
            parts = List.copyOf(parts);
        }

        @Override
        public boolean isIn(Glance text) {
            for (int i = 0; i < parts.size(); i++) {
                if (parts.get(i).isIn(text)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public Glance oneOf() {
            return parts.stream().map(Required::oneOf).reduce(Glance::or).orElse(Glance.ANYTHING);
        }

        @Override
        public int cost() {
            return parts.stream().mapToInt(Required::cost).sum();
        }

        @Override
        public String toString() {
            return "(" + join(parts, "|") + ")";
        }
    }

    private static String join(List<Required> parts, String between) {
        return String.join(between, parts.stream().map(Object::toString).toList());
    }
}
