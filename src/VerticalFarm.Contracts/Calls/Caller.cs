namespace VerticalFarm.Contracts.Calls;

/// <summary>Who is behind a call, as the gateway has authenticated it; travels with the call through every grain.</summary>
[GenerateSerializer, Immutable, Alias("VerticalFarm.Caller")]
public sealed record Caller
{
    private const string Key = "verticalfarm.caller";

    /// <summary>The signed-in user; for an API key, the key's own id, which is no user's.</summary>
    [Id(0)]
    public required Guid UserId { get; init; }

    /// <summary>The farm whose API key this is; null for a person.</summary>
    [Id(1)]
    public Guid? KeyOfFarm { get; init; }

    /// <summary>The network address that the request came from, if known.</summary>
    [Id(2)]
    public string? Address { get; init; }

    /// <summary>The caller of the running request; null for a call that nobody outside began (a reminder, say).</summary>
    public static Caller? Current
    {
        get => RequestContext.Get(Key) as Caller;
        set
        {
            if (value is null)
            {
                RequestContext.Remove(Key);
            }
            else
            {
                RequestContext.Set(Key, value);
            }
        }
    }
}
