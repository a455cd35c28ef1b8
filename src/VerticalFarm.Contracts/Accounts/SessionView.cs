namespace VerticalFarm.Contracts.Accounts;

/// <summary>An open session: whose it is, and the secret that renews it. The gateway makes tokens of it.</summary>
[GenerateSerializer, Immutable, Alias("VerticalFarm.SessionView")]
public sealed record SessionView
{
    /// <summary>Whose session it is.</summary>
    [Id(0)]
    public required Guid UserId { get; init; }

    /// <summary>The session's id; stays over renewals.</summary>
    [Id(1)]
    public required Guid SessionId { get; init; }

    /// <summary>Renews the session once; only its hash is kept.</summary>
    [Id(2)]
    public required string Secret { get; init; }

    /// <summary>Without the secret, which must not reach a log.</summary>
    public override string ToString() => $"SessionView {{ UserId = {UserId}, SessionId = {SessionId} }}";
}
