using System.Text.RegularExpressions;

namespace VerticalFarm.Deploy.Tests.Monitoring;

/// <summary>The metrics that there are: our own as the code makes them, and those of the libraries, kept in <c>foreign-metrics.txt</c> as a silo and a gateway served them.</summary>
internal static partial class Instruments
{
    private static readonly string[] OfAHistogram = ["_bucket", "_count", "_sum"];

    /// <summary>Our own, by the name that OpenTelemetry has.</summary>
    public static IReadOnlyDictionary<string, Instrument> Own { get; } =
        Creation().Matches(string.Concat(Clone.Sources())).Select(Read).ToDictionary(instrument => instrument.Name);

    private static HashSet<string> Foreign { get; } = Clone.Read("tests/VerticalFarm.Deploy.Tests/Monitoring/foreign-metrics.txt").Split('\n', StringSplitOptions.RemoveEmptyEntries).ToHashSet();

    /// <summary>Whether Prometheus finds something by this name.</summary>
    public static bool IsServed(string name) => Own.Values.Any(instrument => instrument.PrometheusNames.Contains(name))
        || Foreign.Contains(name)
        || OfAHistogram.Any(end => name.EndsWith(end, StringComparison.Ordinal) && Foreign.Contains(name[..^end.Length]))
        || name == "up"; // Prometheus' own.

    /// <summary>Whether Datadog finds something by this name: as OpenTelemetry has it.</summary>
    public static bool IsSent(string name)
    {
        // A library's name as Prometheus shows it begins alike; what follows is the unit and the kind.
        var plain = name.Replace('.', '_');
        return Own.ContainsKey(name) || Foreign.Any(foreign => foreign == plain || foreign.StartsWith(plain + "_", StringComparison.Ordinal));
    }

    private static Instrument Read(Match match) => new(match.Groups["kind"].Value, match.Groups["name"].Value, Unit().Match(match.Groups["rest"].Value).Groups[1].Value);

    [GeneratedRegex("""\.Create(?<kind>\w*(?:Counter|Histogram|Gauge))(?:<\w+>)?\(\s*"(?<name>verticalfarm\.[a-z_.]+)"(?<rest>[^;]*?)\);""", RegexOptions.Singleline)]
    private static partial Regex Creation();

    [GeneratedRegex("""^\s*,.*?"([^"]*)"\s*,""", RegexOptions.Singleline)]
    private static partial Regex Unit();
}

/// <summary>One of our own metrics.</summary>
/// <param name="Kind">What <c>Create</c> makes: Counter, Histogram, ObservableUpDownCounter and so on.</param>
/// <param name="Name">As the code has it.</param>
/// <param name="Unit">In braces when it only annotates.</param>
internal sealed record Instrument(string Kind, string Name, string Unit)
{
    private string Base => Name.Replace('.', '_') + (Unit switch { "s" => "_seconds", "By" => "_bytes", _ => "" });

    /// <summary>What the exporter of Prometheus' format makes of it.</summary>
    public string[] PrometheusNames => Kind switch
    {
        "Histogram" => [Base + "_bucket", Base + "_count", Base + "_sum"],
        "Counter" or "ObservableCounter" => [Base + "_total"],
        _ => [Base],
    };
}
