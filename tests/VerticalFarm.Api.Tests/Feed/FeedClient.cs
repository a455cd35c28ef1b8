using System.Net;
using System.Net.ServerSentEvents;
using System.Text.Json.Nodes;
using VerticalFarm.Api.Tests.Gateway;

namespace VerticalFarm.Api.Tests.Feed;

/// <summary>Reads the feed of a farm as the framework's own parser understands it.</summary>
internal sealed class FeedClient : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly HttpResponseMessage _response;
    private readonly SseParser<string> _parser;
    private readonly IAsyncEnumerator<SseItem<string>> _events;
    private readonly CancellationTokenSource _patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);

    private FeedClient(HttpResponseMessage response, Stream body)
    {
        _response = response;
        _parser = SseParser.Create(body);
        _events = _parser.EnumerateAsync(_patience.Token).GetAsyncEnumerator(_patience.Token);
    }

    public HttpResponseMessage Response => _response;

    public TimeSpan Retry => _parser.ReconnectionInterval;

    public static async Task<FeedClient> OpenAsync(ApiClient api, string farm, string token)
    {
        var response = await api.OpenAsync($"/farms/{farm}/events", token);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return new FeedClient(response, await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>A feed whose snapshot has been read: what changes from now on is told.</summary>
    public static async Task<FeedClient> WatchAsync(ApiClient api, string farm, string token)
    {
        var feed = await OpenAsync(api, farm, token);
        Assert.Equal("snapshot", (await feed.NextAsync())!.Value.EventType);
        return feed;
    }

    /// <summary>The next event; null when the stream has ended.</summary>
    public async Task<SseItem<string>?> NextAsync()
    {
        _patience.CancelAfter(Patience);
        return await _events.MoveNextAsync() ? _events.Current : null;
    }

    /// <summary>Reads on until the event that was waited for.</summary>
    public async Task<JsonNode> HearsAsync(string type, Func<JsonNode, bool> wanted)
    {
        var others = new List<string>();
        while (await NextOrAsync(others, type) is { } item)
        {
            others.Add($"{item.EventType} {item.Data}");
            if (item.EventType == type && JsonNode.Parse(item.Data) is { } data && wanted(data))
            {
                return data;
            }
        }

        throw new InvalidOperationException($"The stream ended before the {type} that was waited for.");
    }

    /// <summary>Reads on until all that was waited for has come, in whatever order: news of different parts may overtake each other.</summary>
    public async Task HearsAllAsync(params (string Type, Func<JsonNode, bool> Wanted)[] awaited)
    {
        var missing = awaited.ToList();
        var others = new List<string>();
        while (missing.Count > 0 && await NextOrAsync(others, missing[0].Type) is { } item)
        {
            others.Add($"{item.EventType} {item.Data}");
            missing.RemoveAll(wait => item.EventType == wait.Type && JsonNode.Parse(item.Data) is { } data && wait.Wanted(data));
        }

        Assert.Empty(missing);
    }

    private async Task<SseItem<string>?> NextOrAsync(List<string> others, string type)
    {
        try
        {
            return await NextAsync();
        }
        catch (OperationCanceledException late)
        {
            throw new TimeoutException($"The {type} that was waited for did not come, only:\n{string.Join('\n', others)}", late);
        }
    }

    /// <summary>Reads on to the end of the stream, and fails if that does not come.</summary>
    public async Task EndsAsync()
    {
        while (await NextAsync() is not null)
        {
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _events.DisposeAsync();
        _response.Dispose();
        _patience.Dispose();
    }
}
