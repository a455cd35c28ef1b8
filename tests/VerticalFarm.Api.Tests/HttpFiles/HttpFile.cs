using System.Text.RegularExpressions;

namespace VerticalFarm.Api.Tests.HttpFiles;

/// <summary>A request of a <c>.http</c> file, its variables not filled in yet.</summary>
internal sealed record HttpFileRequest(string Title, string? Name, string Method, string Url, IReadOnlyList<KeyValuePair<string, string>> Headers, string? Body);

/// <summary>
/// A <c>.http</c> file as editors read it: <c>@variable = value</c>, requests parted by <c>###</c>, <c># @name</c> for a request whose answer
/// is used later, headers, an empty line, the body.
/// </summary>
internal sealed partial record HttpFile(IReadOnlyList<KeyValuePair<string, string>> Variables, IReadOnlyList<HttpFileRequest> Requests)
{
    public static HttpFile Parse(string text)
    {
        var parts = Separator().Split(text.ReplaceLineEndings("\n"));
        var variables = parts.SelectMany(part => part.Split('\n')).Select(line => Variable().Match(line)).Where(match => match.Success)
            .Select(match => KeyValuePair.Create(match.Groups["name"].Value, match.Groups["value"].Value.Trim()));
        return new HttpFile([.. variables], [.. parts.Select(ParseRequest).OfType<HttpFileRequest>()]);
    }

    private static HttpFileRequest? ParseRequest(string part)
    {
        var lines = part.Split('\n');
        var start = Array.FindIndex(lines, line => RequestLine().IsMatch(line));
        if (start < 0)
        {
            return null;
        }

        var request = RequestLine().Match(lines[start]);
        var headers = lines.Skip(start + 1).TakeWhile(line => line.Length > 0).Select(line => line.Split(':', 2)).Select(header => KeyValuePair.Create(header[0], header[1].Trim())).ToArray();
        var body = string.Join('\n', lines.Skip(start + 1 + headers.Length)).Trim();
        var name = lines.Take(start).Select(line => NameLine().Match(line)).FirstOrDefault(match => match.Success)?.Groups["name"].Value;
        return new HttpFileRequest(lines[0].Trim(), name, request.Groups["method"].Value, request.Groups["url"].Value, headers, body.Length == 0 ? null : body);
    }

    [GeneratedRegex("^###", RegexOptions.Multiline)]
    private static partial Regex Separator();

    [GeneratedRegex(@"^@(?<name>\w+)\s*=\s*(?<value>.*)$")]
    private static partial Regex Variable();

    [GeneratedRegex(@"^(?<method>GET|POST|PUT|DELETE) (?<url>\S+)$")]
    private static partial Regex RequestLine();

    [GeneratedRegex(@"^# @name (?<name>\w+)$")]
    private static partial Regex NameLine();
}
