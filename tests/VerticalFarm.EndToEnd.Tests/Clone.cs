namespace VerticalFarm.EndToEnd.Tests;

/// <summary>The folder that a user has cloned.</summary>
internal static class Clone
{
    public static string Folder { get; } = Find();

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "run.sh")))
        {
            folder = folder.Parent;
        }

        return folder.FullName;
    }
}
