namespace VerticalFarm.Api.Accounts;

/// <summary>Who may register. Section <c>Registration</c>.</summary>
internal sealed class RegistrationOptions
{
    /// <summary>Whether anybody may make an account. Default true; false answers 403.</summary>
    public bool Open { get; set; } = true;
}
