using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using VerticalFarm.Api.Tests.Gateway;
using VerticalFarm.Testing;

namespace VerticalFarm.Api.Tests.HttpFiles;

/// <summary>Runs the requests of a file in order, as an editor would, against a gateway of ours.</summary>
internal sealed partial class HttpFileRun(HttpFile file, Uri gateway, Uri homeAssistant, string token, string adminToken) : IDisposable
{
    private readonly HttpClient _http = new();
    private readonly Dictionary<string, string> _variables = [];
    private readonly Dictionary<string, Answer> _answers = [];

    /// <summary>Runs all of it; the first request that does not go well fails the test.</summary>
    public async Task RunAsync()
    {
        foreach (var (name, value) in file.Variables)
        {
            _variables[name] = name switch
            {
                "gateway" => gateway.GetLeftPart(UriPartial.Authority),
                "home_assistant" => homeAssistant.GetLeftPart(UriPartial.Authority),
                "home_assistant_token" => token,
                "admin_token" => adminToken,
                _ => Fill(value),
            };
        }

        foreach (var request in file.Requests)
        {
            var answer = await SendPatientlyAsync(request);
            Assert.True((int)answer.Status is >= 200 and < 300, $"{request.Title}: {(int)answer.Status} {answer.Text}");
            if (request.Name is { } name)
            {
                _answers[name] = answer;
            }
        }
    }

    public void Dispose() => _http.Dispose();

    /// <summary>A connection takes a moment: who is told so presses the button again.</summary>
    private async Task<Answer> SendPatientlyAsync(HttpFileRequest request)
    {
        Answer? answer = null;
        await Eventually.BecomesTrueAsync(
            async () => (answer = await SendAsync(request)).Status != System.Net.HttpStatusCode.BadGateway,
            TimeSpan.FromSeconds(30), $"{request.Title} is served", TestContext.Current.CancellationToken);
        return answer!;
    }

    private async Task<Answer> SendAsync(HttpFileRequest request)
    {
        using var message = new HttpRequestMessage(new HttpMethod(request.Method), Fill(request.Url));
        var type = "text/plain";
        foreach (var (name, value) in request.Headers)
        {
            if (name == "Content-Type")
            {
                type = value;
            }
            else
            {
                message.Headers.TryAddWithoutValidation(name, Fill(value));
            }
        }

        message.Content = request.Body is null ? null : ApiClient.Raw(Encoding.UTF8.GetBytes(Fill(request.Body)), type);
        using var response = await _http.SendAsync(message, TestContext.Current.CancellationToken);
        return await Answer.OfAsync(response, TestContext.Current.CancellationToken);
    }

    private string Fill(string text) => Placeholder().Replace(text, match => ValueOf(match.Groups[1].Value));

    private string ValueOf(string expression) => expression switch
    {
        "$guid" => $"{Guid.NewGuid()}",
        "$datetime YYYY-MM-DD" => TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ when Time().Match(expression) is { Success: true } time => TimeProvider.System.GetUtcNow()
            .AddMinutes(time.Groups["minutes"].Success ? int.Parse(time.Groups["minutes"].Value, CultureInfo.InvariantCulture) : 0).ToString("O"),
        _ when FromAnswer().Match(expression) is { Success: true } answer => Of(_answers[answer.Groups["name"].Value], answer),
        _ => _variables[expression],
    };

    private static string Of(Answer answer, Match match) => match.Groups["field"].Success
        ? ((JsonValue)answer.Json[match.Groups["field"].Value]!).GetValue<string>()
        : string.Join(", ", answer.Headers.GetValues(match.Groups["header"].Value));

    [GeneratedRegex(@"\{\{([^}]+)\}\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"^\$datetime iso8601( (?<minutes>-?\d+) m)?$")]
    private static partial Regex Time();

    [GeneratedRegex(@"^(?<name>\w+)\.response\.(body\.\$\.(?<field>\w+)|headers\.(?<header>[\w-]+))$")]
    private static partial Regex FromAnswer();
}
