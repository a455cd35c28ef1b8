namespace VerticalFarm.Grains.Accounts;

/// <summary>Whose address it is; written before the account comes into being, so that two racing registrations cannot both have it.</summary>
internal sealed record AccountByEmailState
{
    public Guid UserId { get; init; }
}
