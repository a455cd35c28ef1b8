using System.ComponentModel.DataAnnotations;
using VerticalFarm.Contracts.Accounts;
using VerticalFarm.Contracts.Farms;

namespace VerticalFarm.Api.Sharing;

/// <summary>Whom to share a farm with.</summary>
internal sealed record Invitation([property: StringLength(Registration.MaxEmailLength, MinimumLength = 1)] string Email, FarmRole Role);

/// <summary>What to call an API key.</summary>
internal sealed record NewKey([property: StringLength(ApiKeyView.MaxNameLength, MinimumLength = 1)] string Name);

/// <summary>An API key that was just made; <paramref name="Key"/> is shown here and never again.</summary>
internal sealed record MadeKey(Guid Id, string Name, string Scope, DateTimeOffset CreatedAt, Guid CreatedBy, string Key)
{
    public override string ToString() => $"MadeKey {{ Id = {Id} }}";
}
