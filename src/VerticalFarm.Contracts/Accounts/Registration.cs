using System.ComponentModel.DataAnnotations;
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

    /// <summary>The longest e-mail address, in characters (RFC 5321).</summary>
    public const int MaxEmailLength = 254;

    /// <summary>The longest of what to call a person, in characters.</summary>
    public const int MaxDisplayNameLength = 100;

    /// <summary>The e-mail address, as written.</summary>
    [Id(0), StringLength(MaxEmailLength, MinimumLength = 1)]
    public required string Email { get; init; }

    /// <summary>The password in clear, 10 to 128 characters.</summary>
    [Id(1), StringLength(MaxPasswordLength, MinimumLength = MinPasswordLength)]
    public required string Password { get; init; }

    /// <summary>What to call this person, up to 100 characters.</summary>
    [Id(2), StringLength(MaxDisplayNameLength)]
    public string? DisplayName { get; init; }

    /// <summary>Every field that is not valid.</summary>
    public IEnumerable<FieldError> Errors()
    {
        if (Email.Length > MaxEmailLength || !MailAddress.TryCreate(Email.Trim(), out var address) || address.Address != Email.Trim())
        {
            yield return new FieldError("email", "must be an e-mail address");
        }

        if (PasswordError("password", Password) is { } weak)
        {
            yield return weak;
        }

        if (DisplayNameError(DisplayName) is { } tooLong)
        {
            yield return tooLong;
        }
    }

    /// <summary>What is wrong with a password; null for nothing.</summary>
    public static FieldError? PasswordError(string field, string password) => password.Length is < MinPasswordLength or > MaxPasswordLength
        ? new FieldError(field, $"must have {MinPasswordLength} to {MaxPasswordLength} characters")
        : null;

    /// <summary>What is wrong with a password that was set before; null for nothing. One that is too long can be nobody's, and is not worth the work.</summary>
    public static FieldError? GivenPasswordError(string field, string password) =>
        password.Length > MaxPasswordLength ? new FieldError(field, $"must have at most {MaxPasswordLength} characters") : null;

    /// <summary>What is wrong with what to call a person; null for nothing.</summary>
    public static FieldError? DisplayNameError(string? name) => name?.Length > MaxDisplayNameLength ? new FieldError("display_name", $"must have at most {MaxDisplayNameLength} characters") : null;

    /// <summary>Without the password, which must not reach a log.</summary>
    public override string ToString() => $"Registration {{ Email = {Email} }}";
}
