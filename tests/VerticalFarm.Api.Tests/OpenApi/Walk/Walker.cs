using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using VerticalFarm.Api.Tests.Gateway;

namespace VerticalFarm.Api.Tests.OpenApi.Walk;

/// <summary>Calls operations by their id, with the document's own examples for bodies, and keeps what they answer.</summary>
internal sealed class Walker(ApiClient api, ApiDocument document)
{
    private readonly Dictionary<string, string> _ids = [];
    private readonly HashSet<string> _walked = new(StringComparer.Ordinal);
    private readonly List<Exchange> _exchanges = [];

    public string? Token { get; set; }

    public IReadOnlyList<Exchange> Exchanges => _exchanges;

    /// <summary>Operations of the document that nobody has called yet.</summary>
    public IEnumerable<string> Unwalked => document.Operations.Select(operation => operation.Id).Except(_walked);

    /// <summary>What to put for a parameter of paths from now on.</summary>
    public string this[string parameter]
    {
        get => _ids[parameter];
        set => _ids[parameter] = value;
    }

    public JsonNode Example(string id) => document.Named(id).Body!;

    /// <summary>Calls an operation and expects this status, which the document must know.</summary>
    public async Task<Answer> CallAsync(string id, int status, JsonNode? body = null, string query = "", string? ifMatch = null, HttpContent? raw = null, bool asPage = false)
    {
        var operation = document.Named(id);
        var content = raw ?? (body ?? operation.Body) switch { { } json => ApiClient.Raw(System.Text.Encoding.UTF8.GetBytes(json.ToJsonString())), null => null };
        var answer = await api.SendAsync(operation.HttpMethod, "/" + PathOf(operation) + query, content, operation.NeedsToken ? Token : null, ifMatch, asPage: asPage);
        Assert.True((int)answer.Status == status, $"{operation} answered {(int)answer.Status}, not {status}: {answer.Text}");
        Assert.True(operation.Answers(status), $"{operation} does not say that it may answer {status}");
        _walked.Add(id);
        Keep(operation, answer);
        return answer;
    }

    /// <summary>Says that an operation was called in another way, and keeps an answer of it that has a schema elsewhere.</summary>
    public void Walked(string id, string schema, JsonNode body)
    {
        _walked.Add(id);
        _exchanges.Add(new Exchange(id, schema, body));
    }

    // "//" is what the client takes for a path that is not below /api/v1.
    public string PathOf(Operation operation) =>
        operation.PathParameters.Aggregate(operation.Path, (path, name) => path.Replace($"{{{name}}}", _ids[name], StringComparison.Ordinal));

    private void Keep(Operation operation, Answer answer)
    {
        if (answer.ContentType is null)
        {
            Assert.Equal("", answer.Text);
            return;
        }

        var type = MediaTypeHeaderValue.Parse(answer.ContentType).MediaType!;
        var schema = operation.SchemaOf((int)answer.Status, type);
        Assert.True(schema is not null, $"{operation} does not say that it may answer {(int)answer.Status} in {type}");
        _exchanges.Add(new Exchange($"{operation} {(int)answer.Status}", schema!, type == "application/json" ? answer.Json : JsonValue.Create(answer.Text)));
    }
}
