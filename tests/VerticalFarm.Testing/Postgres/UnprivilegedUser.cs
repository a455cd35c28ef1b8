namespace VerticalFarm.Testing;

/// <summary>PostgreSQL refuses to run as root; then its programs run as somebody else.</summary>
internal static class UnprivilegedUser
{
    private static readonly string[] Candidates = ["postgres", "nobody"];

    /// <summary>Who to become, or null when nobody needs to.</summary>
    public static string? Name { get; } = Environment.UserName == "root" ? FirstExisting() : null;

    /// <summary>Puts what is needed before a command so that it runs as that user.</summary>
    public static string[] Wrap(params string[] command) => Name is null ? command : ["runuser", "-u", Name, "--", .. command];

    private static string FirstExisting()
    {
        var known = File.ReadLines("/etc/passwd").Select(line => line.Split(':')[0]).ToHashSet();
        return Candidates.FirstOrDefault(known.Contains)
            ?? throw new InvalidOperationException("PostgreSQL cannot run as root, and there is no other user to run it as.");
    }
}
