using System.Net;

namespace VerticalFarm.HomeAssistant;

/// <summary>Times and limits of a connection to Home Assistant.</summary>
public sealed record HomeAssistantOptions
{
    /// <summary>How long opening the WebSocket may take. Default 10 s. Longer hides a dead address for longer; shorter gives up on slow links.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long authentication may take. Default 10 s, which is also when Home Assistant itself gives up.</summary>
    public TimeSpan AuthenticationTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a command of our own (get_states, subscribe) may take, and a frame to be sent. Default 30 s. A large installation on a small machine needs many seconds for its first states.</summary>
    public TimeSpan CallTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How often the peer is asked for a sign of life. Default 15 s. Shorter finds a frozen peer sooner, at two small frames each time.</summary>
    public TimeSpan PingInterval { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long the peer may be silent before it counts as frozen. Default 30 s; must be over the ping interval. Shorter takes a busy peer for a dead one.</summary>
    public TimeSpan SilenceLimit { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How often a starting Home Assistant is asked whether it has started. Default 1 s. Longer delays the first states by as much.</summary>
    public TimeSpan StartupPollInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The first pause of the exponential back-off, before jitter. Default 1 s. Shorter hammers a peer that is restarting.</summary>
    public TimeSpan BackOffBase { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest pause between two tries. Default 60 s. Longer means a longer wait after a long outage.</summary>
    public TimeSpan BackOffCeiling { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The pause before a refused token is tried again. Default 5 min. Shorter risks that Home Assistant bans this address.</summary>
    public TimeSpan InvalidTokenPause { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How often a refused token is tried again before it is given up until there is a new one. Default 1. More brings a ban nearer, for Home Assistant counts refusals from its start on.</summary>
    public int InvalidTokenRetries { get; init; } = 1;

    /// <summary>How long a session must have delivered states for the back-off to begin anew. Default 60 s. Shorter lets a peer that always fails soon after the start be hammered.</summary>
    public TimeSpan StableAfter { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>For how long after an announced restart the address is tried every <see cref="BackOffBase"/>. Default 3 min. Longer asks a stopped instance more often; shorter may come back late.</summary>
    public TimeSpan RestartGrace { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>
    /// After how much silence a service call is preceded by a ping. Default 5 s. What is sent to a frozen Home Assistant is carried out when it
    /// thaws, however late: so nothing is sent to one that may be frozen.
    /// </summary>
    public TimeSpan ProbeAfter { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long an answer of the REST API may take. Default 30 s. A large history on a small machine needs many seconds.</summary>
    public TimeSpan RestTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>File with certificates (PEM) of authorities of your own that are trusted beside those of the system. Default null: none.</summary>
    public string? CaFile { get; init; }

    /// <summary>Whether an address may be connected to, asked after name resolution. Default null: all may. Lets a host forbid link-local addresses and the like.</summary>
    public Func<IPAddress, bool>? AllowAddress { get; init; }

    /// <summary>Every option that makes no sense, in words.</summary>
    public IEnumerable<string> Errors()
    {
        (string Name, TimeSpan Value)[] times =
        [
            (nameof(ConnectTimeout), ConnectTimeout), (nameof(AuthenticationTimeout), AuthenticationTimeout), (nameof(CallTimeout), CallTimeout),
            (nameof(PingInterval), PingInterval), (nameof(StartupPollInterval), StartupPollInterval), (nameof(BackOffBase), BackOffBase),
            (nameof(InvalidTokenPause), InvalidTokenPause), (nameof(StableAfter), StableAfter), (nameof(RestartGrace), RestartGrace), (nameof(ProbeAfter), ProbeAfter),
            (nameof(RestTimeout), RestTimeout),
        ];
        foreach (var (name, _) in times.Where(time => time.Value <= TimeSpan.Zero || time.Value > TimeSpan.FromDays(1)))
        {
            yield return $"{name} must be over zero and at most a day.";
        }

        if (InvalidTokenRetries is < 0 or > 100)
        {
            yield return $"{nameof(InvalidTokenRetries)} must be 0 to 100.";
        }

        if (SilenceLimit <= PingInterval)
        {
            yield return $"{nameof(SilenceLimit)} must be over {nameof(PingInterval)}.";
        }

        if (CaFile is { Length: > 0 } && Transport.OwnAuthorities.WhyUnreadable(CaFile) is { } why)
        {
            yield return $"{nameof(CaFile)} {CaFile} cannot be used: {why}";
        }

        if (BackOffCeiling < BackOffBase || BackOffCeiling > TimeSpan.FromDays(1))
        {
            yield return $"{nameof(BackOffCeiling)} must be at least {nameof(BackOffBase)} and at most a day.";
        }
    }
}
