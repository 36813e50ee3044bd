package dev.greenroom.detect;

/**
 * What kind of harm a finding is about, as a path: {@code hate/threat} lies under {@code hate}. Where OpenAI's
 * moderation API has a category, the path begins with its name ({@code hate}, {@code harassment}, {@code self-harm},
 * {@code sexual}, {@code violence}, {@code illicit}).
 */
public record Category(String path) {
    public Category {
        if (!path.matches("[a-z0-9-]+(/[a-z0-9-]+)*")) {
            throw new IllegalArgumentException("A category is lower-case words joined by '/', got '" + path + "'");
        }
    }

    /** Whether this is {@code other} or lies under it. */
    public boolean isUnder(Category other) {
        int length = other.path.length();
        return path.startsWith(other.path) && (path.length() == length || path.charAt(length) == '/');
    }

    @Override
    public String toString() {
        return path;
    }
}
