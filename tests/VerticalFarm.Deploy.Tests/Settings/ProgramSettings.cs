using System.Text.RegularExpressions;

namespace VerticalFarm.Deploy.Tests.Settings;

/// <summary>The environment variables that our programs read, as their code has it.</summary>
internal static partial class ProgramSettings
{
    /// <summary>Read by the framework, by OpenTelemetry or by Datadog's tracer.</summary>
    private static readonly string[] Foreign = ["ASPNETCORE_URLS", "DOTNET_", "CORECLR_", "DD_", "OTEL_", "Logging__", "Kestrel__"];

    private static readonly Lazy<string> Source = new(() => string.Concat(Clone.Sources()));
    private static readonly Lazy<Dictionary<string, Type>> Sections = new(FindSections);

    public static bool IsRead(string name)
    {
        if (Foreign.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal)))
        {
            return true;
        }

        var parts = name.Split("__");
        return parts.Length == 1
            ? Source.Value.Contains($"\"{name}\"", StringComparison.Ordinal)
            : Sections.Value.TryGetValue(parts[0], out var type) && Has(type, parts.AsSpan(1));
    }

    private static bool Has(Type type, ReadOnlySpan<string> path)
    {
        if (path.IsEmpty)
        {
            return true;
        }

        if (type.IsArray || (type.IsGenericType && type.GetGenericArguments().Length == 1 && typeof(System.Collections.IEnumerable).IsAssignableFrom(type)))
        {
            return int.TryParse(path[0], out _) && Has(type.GetElementType() ?? type.GetGenericArguments()[0], path[1..]);
        }

        return type.GetProperty(path[0]) is { } property && Has(property.PropertyType, path[1..]);
    }

    private static Dictionary<string, Type> FindSections()
    {
        var sections = new Dictionary<string, Type> { ["WebServer"] = Programs.Type("WebServerOptions") };
        foreach (Match match in Binding().Matches(Source.Value))
        {
            var type = Programs.Type(match.Groups["type"].Value);
            var section = match.Groups["name"].Success ? match.Groups["name"].Value : (string)type.GetField("Section")!.GetRawConstantValue()!;
            sections[section] = type;
        }

        return sections;
    }

    [GeneratedRegex("""AddOptions<(?<type>\w+)>\(\)[^;]*?\.BindConfiguration\((?:"(?<name>\w+)"|\w+\.Section)\)""")]
    private static partial Regex Binding();
}
