namespace VerticalFarm.Integrations.Sending;

/// <summary>What the other side says, made fit to be kept and shown.</summary>
internal static class PeerText
{
    private const int MaxLength = 200;

    /// <summary>On one line, without control characters, of at most 200 characters.</summary>
    public static string Fit(string? text)
    {
        var line = string.Concat((text ?? "").Take(MaxLength).Select(letter => char.IsControl(letter) || char.IsSurrogate(letter) ? ' ' : letter)).Trim();
        return line.Length == 0 ? "(nothing)" : line;
    }
}
