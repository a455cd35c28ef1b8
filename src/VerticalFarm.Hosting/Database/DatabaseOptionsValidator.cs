using Microsoft.Extensions.Options;

namespace VerticalFarm.Hosting.Database;

internal sealed class DatabaseOptionsValidator : IValidateOptions<DatabaseOptions>
{
    public ValidateOptionsResult Validate(string? name, DatabaseOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.Address))
        {
            return ValidateOptionsResult.Fail(
                $"{DatabaseOptions.AddressVariable} is not set. "
                + "Name the PostgreSQL database, for example postgres://user:password@localhost:5432/verticalfarm.");
        }

        if (options.StartTimeout <= TimeSpan.Zero)
        {
            return ValidateOptionsResult.Fail("Database__StartTimeout must be longer than zero, for example 00:01:00; leave it out to wait without limit.");
        }

        try
        {
            DatabaseUrl.ToConnectionString(options.Address);
            return ValidateOptionsResult.Success;
        }
        catch (FormatException exception)
        {
            return ValidateOptionsResult.Fail($"{DatabaseOptions.AddressVariable}: {exception.Message}");
        }
    }
}
