using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using VerticalFarm.Api.Forms;
using VerticalFarm.Contracts;
using VerticalFarm.Contracts.Accounts;
using VerticalFarm.Contracts.Json;
using VerticalFarm.Contracts.Results;

namespace VerticalFarm.Api.Accounts;

/// <summary>What people send to come in.</summary>
internal static class AccountForms
{
    public static Registration Registration(ObjectReader fields)
    {
        fields.RefuseOthers("email", "password", "display_name");
        fields.Required("email");
        fields.Required("password");
        return new Registration
        {
            Email = fields.Text("email")?.Trim() ?? "",
            Password = fields.Text("password") ?? "",
            DisplayName = fields.Text("display_name")?.Trim(),
        };
    }

    public static SignIn SignIn(ObjectReader fields)
    {
        fields.RefuseOthers("email", "password");
        fields.Required("email");
        fields.Required("password");
        return new SignIn(fields.Text("email") ?? "", fields.Text("password") ?? "");
    }

    /// <summary>An address becomes the key of a grain, so no longer one than could have been registered gets there.</summary>
    public static IEnumerable<FieldError> Errors(SignIn signIn) =>
        new[]
        {
            signIn.Email.Length > Contracts.Accounts.Registration.MaxEmailLength
                ? new FieldError("email", $"must have at most {Contracts.Accounts.Registration.MaxEmailLength} characters")
                : null,
            Contracts.Accounts.Registration.GivenPasswordError("password", signIn.Password),
        }.OfType<FieldError>();

    public static Profile Profile(ObjectReader fields)
    {
        fields.RefuseOthers("display_name");
        return new Profile(fields.Given("display_name", name => fields.Text(name)?.Trim()));
    }

    public static IEnumerable<FieldError> Errors(Profile profile) =>
        Contracts.Accounts.Registration.DisplayNameError(profile.DisplayName.Value) is { } error ? [error] : [];

    public static PasswordChange PasswordChange(ObjectReader fields)
    {
        fields.RefuseOthers("current_password", "new_password");
        fields.Required("current_password");
        fields.Required("new_password");
        return new PasswordChange(fields.Text("current_password") ?? "", fields.Text("new_password") ?? "");
    }

    public static IEnumerable<FieldError> Errors(PasswordChange change) =>
        new[]
        {
            Contracts.Accounts.Registration.GivenPasswordError("current_password", change.Present),
            Contracts.Accounts.Registration.PasswordError("new_password", change.Next),
        }.OfType<FieldError>();

    public static RefreshRequest Refresh(ObjectReader fields)
    {
        fields.RefuseOthers("refresh_token");
        fields.Required("refresh_token");
        return new RefreshRequest(fields.Text("refresh_token") ?? "");
    }

    public static IEnumerable<FieldError> Errors(RefreshRequest refresh) => refresh.Token.Length > RefreshRequest.MaxTokenLength
        ? [new FieldError("refresh_token", $"must have at most {RefreshRequest.MaxTokenLength} characters")]
        : [];
}

/// <summary>What a person says of themselves.</summary>
/// <param name="DisplayName">What to call them, up to 100 characters.</param>
internal sealed record Profile([property: StringLength(Registration.MaxDisplayNameLength)] Optional<string?> DisplayName);

/// <summary>A new password, and the proof that the account's owner wants it.</summary>
internal sealed record PasswordChange(
    [property: JsonPropertyName("current_password"), StringLength(Registration.MaxPasswordLength)] string Present,
    [property: JsonPropertyName("new_password"), StringLength(Registration.MaxPasswordLength, MinimumLength = Registration.MinPasswordLength)] string Next)
{
    public override string ToString() => nameof(PasswordChange);
}

/// <summary>Who wants in.</summary>
internal sealed record SignIn(
    [property: StringLength(Registration.MaxEmailLength)] string Email, [property: StringLength(Registration.MaxPasswordLength)] string Password)
{
    public override string ToString() => $"SignIn {{ Email = {Email} }}";
}

/// <summary>Who wants to stay.</summary>
internal sealed record RefreshRequest(
    [property: JsonPropertyName("refresh_token"), StringLength(RefreshRequest.MaxTokenLength)] string Token)
{
    /// <summary>More than any of ours has, in characters.</summary>
    public const int MaxTokenLength = 512;

    public override string ToString() => nameof(RefreshRequest);
}
