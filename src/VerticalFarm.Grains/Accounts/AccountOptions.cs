namespace VerticalFarm.Grains.Accounts;

/// <summary>How accounts are kept.</summary>
public sealed class AccountOptions
{
    /// <summary>How many farms an account may make on the free plan. Default 5.</summary>
    public int MaxFarms { get; set; } = 5;

    /// <summary>How long a session lives without being renewed. Default 30 days; longer keeps a stolen token good for longer.</summary>
    public TimeSpan SessionLifetime { get; set; } = TimeSpan.FromDays(30);

    /// <summary>How many sessions an account may have at once; the oldest ends for a new one. Default 20.</summary>
    public int MaxSessions { get; set; } = 20;

    /// <summary>How many wrong passwords within <see cref="LockOutWindow"/> shut an e-mail address out. Default 10.</summary>
    public int MaxFailures { get; set; } = 10;

    /// <summary>How long wrong passwords count. Default 15 minutes.</summary>
    public TimeSpan LockOutWindow { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>
    /// The accounts of those who run the cluster, by id (<c>GET /users/me</c>). Default none. By id and not by address, which anybody could
    /// register who comes first.
    /// </summary>
    public IList<Guid> Admins { get; } = [];
}
