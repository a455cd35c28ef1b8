namespace VerticalFarm.Api.Tests.OpenApi.Fuzz;

/// <summary>
/// Makes malformed requests of an operation's description. Something is wrong with each, and in such a way that none can end what the
/// others need: what deletes or streams is only ever asked for with a broken id or token.
/// </summary>
internal sealed class RequestBreaker(Operation operation, IReadOnlyDictionary<string, string> ids, string token, int seed)
{
    private const string ApiKey = "X-Api-Key";
    private static readonly string[] StrangeHeaders = ["Accept", "Accept-Language", "Range", "If-None-Match", "X-Forwarded-For", "Origin", "Traceparent", "Cookie"];
    private readonly Random _random = new(seed);

    private delegate MalformedRequest Breaker(string name);

    public IEnumerable<MalformedRequest> Make(int count)
    {
        var breakers = Breakers().ToArray();
        return Enumerable.Range(0, count).Select(index => breakers.Pick(_random)($"{operation} #{index}") with { MayAskUpstream = operation.Answers(502) });
    }

    private IEnumerable<Breaker> Breakers()
    {
        var reads = operation.Method == "get";
        if (operation.Body is not null)
        {
            yield return BreakBody;
            yield return BreakBody;
            yield return BreakBody;
        }

        if (operation.PathParameters.Length > 0)
        {
            yield return BreakId;
        }

        if (operation.QueryParameters.Length > 0)
        {
            yield return BreakQuery;
        }

        if (operation.NeedsToken)
        {
            yield return BreakToken;
        }

        var onlyHeaders = operation.Body is null && !operation.NeedsToken;
        if ((reads && operation.Id != "watchFarm") || onlyHeaders || operation.Headers.Length > 0)
        {
            yield return BreakHeaders;
        }
    }

    private MalformedRequest BreakBody(string name)
    {
        var (fault, body, type, encoding) = new BodyBreaker(_random).Break(operation.Body!);
        return SignedIn(new MalformedRequest($"{name} body: {fault}", operation.HttpMethod, Path(ids)) { Body = body, ContentType = type, ContentEncoding = encoding });
    }

    private MalformedRequest BreakId(string name)
    {
        var broken = new Dictionary<string, string>(ids) { [operation.PathParameters.Pick(_random)] = Poison.Ids.Pick(_random) };
        return SignedIn(new MalformedRequest($"{name} id", operation.HttpMethod, Path(broken)) { Body = GoodBody() });
    }

    private MalformedRequest BreakQuery(string name)
    {
        var query = Enumerable.Range(0, _random.Next(1, 4)).Select(_ => $"{operation.QueryParameters.Pick(_random)}={Poison.Text.Pick(_random)}").ToList();
        query.Add(new[] { query[0], "limit[]=1", "=", "%", "&&&", "colour=red", "%00=%00" }.Pick(_random));
        return SignedIn(new MalformedRequest($"{name} query", operation.HttpMethod, $"{Path(ids)}?{string.Join('&', query)}") { Body = GoodBody() });
    }

    private MalformedRequest BreakToken(string name)
    {
        var request = new MalformedRequest($"{name} token", operation.HttpMethod, Path(ids)) { Body = GoodBody() };
        var bad = new[] { "", "Bearer", "Bearer ", "Bearer x.y.z", $"Bearer {token[..^9]}", $"Bearer {token}x", $"Basic {token}", "Bearer eyJhbGciOiJub25lIn0.e30.", new string('t', 8000), "\u00c3\u00a9" }.Pick(_random);
        request.Headers.Add((_random.Next(3) == 0 ? ApiKey : "Authorization", bad));
        return request;
    }

    private MalformedRequest BreakHeaders(string name)
    {
        var request = SignedIn(new MalformedRequest($"{name} headers", operation.HttpMethod, Path(ids)) { Body = operation.Body is null ? null : "{"u8.ToArray() });
        foreach (var _ in Enumerable.Range(0, _random.Next(1, 4)))
        {
            request.Headers.Add((operation.Headers.Concat(StrangeHeaders).ToArray().Pick(_random), Poison.Header.Pick(_random)));
        }

        return request;
    }

    private byte[]? GoodBody() => operation.Body is { } body ? System.Text.Encoding.UTF8.GetBytes(body.ToJsonString()) : null;

    private string Path(IReadOnlyDictionary<string, string> with) =>
        operation.PathParameters.Aggregate(operation.Path, (path, name) => path.Replace($"{{{name}}}", with[name], StringComparison.Ordinal));

    private MalformedRequest SignedIn(MalformedRequest request)
    {
        if (operation.NeedsToken)
        {
            request.Headers.Add(("Authorization", $"Bearer {token}"));
        }

        return request;
    }
}
