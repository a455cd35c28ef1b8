namespace VerticalFarm.Contracts.Accounts;

/// <summary>What an external issuer's token says of its user.</summary>
/// <param name="VerifiedEmail">The e-mail address, if the issuer says that it has verified it.</param>
/// <param name="DisplayName">What to call this person.</param>
[GenerateSerializer, Immutable, Alias("VerticalFarm.ExternalUser")]
public sealed record ExternalUser([property: Id(0)] string? VerifiedEmail, [property: Id(1)] string? DisplayName);
