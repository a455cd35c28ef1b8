namespace VerticalFarm.Hosting.Secrets;

/// <summary>Keys that people configure: base64 of random bytes. A start with one that could be guessed is stopped.</summary>
public static class RandomKey
{
    private const int MinimumBytes = 32;

    // 32 random bytes hold some 30 different ones; a typed or repeated text holds few.
    private const int MinimumDifferentBytes = 16;

    /// <summary>What is wrong with a key; null for nothing.</summary>
    /// <param name="variable">The environment variable it came from.</param>
    /// <param name="key">The key as it was given.</param>
    /// <param name="advice">What to know when making one.</param>
    public static string? Problem(string variable, string? key, string advice)
    {
        var howTo = $"Make one with: openssl rand -base64 32. {advice}";
        if (string.IsNullOrWhiteSpace(key))
        {
            return $"{variable} is not set. {howTo}";
        }

        var buffer = new byte[key.Length];
        if (!Convert.TryFromBase64String(key, buffer, out var length))
        {
            return $"{variable} is not base64. {howTo}";
        }

        return length >= MinimumBytes && buffer.Take(length).Distinct().Count() >= MinimumDifferentBytes
            ? null
            : $"{variable} is too weak: it must be at least {MinimumBytes} random bytes. {howTo}";
    }
}
