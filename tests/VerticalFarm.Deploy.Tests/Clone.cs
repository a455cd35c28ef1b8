namespace VerticalFarm.Deploy.Tests;

/// <summary>The files of this clone.</summary>
internal static class Clone
{
    public static string Root { get; } = FindRoot();

    public static string PathOf(string relative) => Path.Combine(Root, relative);

    public static string Read(string relative) => File.ReadAllText(PathOf(relative));

    /// <summary>The C# of our programs.</summary>
    public static IEnumerable<string> Sources() => Directory.EnumerateFiles(PathOf("src"), "*.cs", SearchOption.AllDirectories)
        .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/node_modules/", StringComparison.Ordinal))
        .Select(File.ReadAllText);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "VerticalFarm.sln")))
        {
            folder = folder.Parent;
        }

        return folder.FullName;
    }
}
