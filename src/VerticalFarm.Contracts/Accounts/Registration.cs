using System.Net.Mail;

namespace VerticalFarm.Contracts.Accounts;

/// <summary>What a person gives to register.</summary>
[GenerateSerializer, Immutable, Alias("VerticalFarm.Registration")]
public sealed record Registration
{
    /// <summary>Passwords have 10 to 128 characters.</summary>
    public const int MinPasswordLength = 10;

    /// <summary>Passwords have 10 to 128 characters.</summary>
    public const int MaxPasswordLength = 128;

    /// <summary>The e-mail address, as written.</summary>
    [Id(0)]
    public required string Email { get; init; }

    /// <summary>The password in clear, 10 to 128 characters.</summary>
    [Id(1)]
    public required string Password { get; init; }

    /// <summary>What to call this person, up to 100 characters.</summary>
    [Id(2)]
    public string? DisplayName { get; init; }

    /// <summary>Every field that is not valid.</summary>
    public IEnumerable<FieldError> Errors()
    {
        if (Email.Length > 254 || !MailAddress.TryCreate(Email.Trim(), out var address) || address.Address != Email.Trim())
        {
            yield return new FieldError("email", "must be an e-mail address");
        }

        if (Password.Length is < MinPasswordLength or > MaxPasswordLength)
        {
            yield return new FieldError("password", $"must have {MinPasswordLength} to {MaxPasswordLength} characters");
        }

        if (DisplayName?.Length > 100)
        {
            yield return new FieldError("display_name", "must have at most 100 characters");
        }
    }

    /// <summary>Without the password, which must not reach a log.</summary>
    public override string ToString() => $"Registration {{ Email = {Email} }}";
}
