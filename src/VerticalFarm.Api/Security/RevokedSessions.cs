using System.Collections.Frozen;
using System.Security.Claims;
using Npgsql;

namespace VerticalFarm.Api.Security;

/// <summary>
/// The sessions that have ended while access tokens of them may be about. Read once a second, so that a request need ask nobody; a gateway
/// that ends a session itself reads at once.
/// </summary>
internal sealed partial class RevokedSessions(NpgsqlDataSource database, TimeProvider time, ILogger<RevokedSessions> logger) : BackgroundService
{
    private const int TimeoutSeconds = 5;
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);
    private FrozenSet<Guid> _sessions = [];

    /// <summary>Whether the session that a caller's token was made of has ended.</summary>
    public bool Ended(ClaimsPrincipal caller) => caller.SessionId() is { } session && _sessions.Contains(session);

    public async Task RefreshAsync(CancellationToken ct)
    {
        await using var query = database.CreateCommand("select session_id from revoked_session where until > $1");
        query.Parameters.Add(new NpgsqlParameter { Value = time.GetUtcNow() });
        query.CommandTimeout = TimeoutSeconds;
        var found = new HashSet<Guid>();
        await using var rows = await query.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct))
        {
            found.Add(rows.GetGuid(0));
        }

        if (!found.SetEquals(_sessions))
        {
            _sessions = found.ToFrozenSet();
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        var away = false;
        do
        {
            try
            {
                await RefreshAsync(stoppingToken);
                away = false;
            }
            catch (Exception fault) when (fault is NpgsqlException or TimeoutException)
            {
                if (!away)
                {
                    LogAway(logger, fault);
                }

                away = true;
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Ended sessions cannot be read just now; those known so far stay ended")]
    private static partial void LogAway(ILogger logger, Exception fault);
}
