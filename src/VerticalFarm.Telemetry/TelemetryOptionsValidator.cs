using Microsoft.Extensions.Options;
using VerticalFarm.Telemetry.Writing;

namespace VerticalFarm.Telemetry;

internal sealed class TelemetryOptionsValidator : IValidateOptions<TelemetryOptions>
{
    private const int MostWriters = 8;

    public ValidateOptionsResult Validate(string? name, TelemetryOptions options)
    {
        var errors = new ValidateOptionsResultBuilder();
        if (options.MaxGroupReadings is < 1 or > OrdinalBlock.Size)
        {
            errors.AddError($"must be 1 to {OrdinalBlock.Size}", nameof(options.MaxGroupReadings));
        }

        if (options.QueueCapacity < options.MaxGroupReadings)
        {
            errors.AddError($"must be at least {nameof(options.MaxGroupReadings)}", nameof(options.QueueCapacity));
        }

        if (options.MaxLateGroupReadings is < 1 or > OrdinalBlock.Size)
        {
            errors.AddError($"must be 1 to {OrdinalBlock.Size}", nameof(options.MaxLateGroupReadings));
        }

        if (options.LateQueueCapacity < options.MaxLateGroupReadings)
        {
            errors.AddError($"must be at least {nameof(options.MaxLateGroupReadings)}", nameof(options.LateQueueCapacity));
        }

        if (options.Writers is < 1 or > MostWriters)
        {
            errors.AddError($"must be 1 to {MostWriters}", nameof(options.Writers));
        }

        if (options.SealBatch < 1)
        {
            errors.AddError("must be at least 1", nameof(options.SealBatch));
        }

        RequirePositive(errors, options.WriteTimeout, nameof(options.WriteTimeout));
        RequirePositive(errors, options.CommitTimeout, nameof(options.CommitTimeout));
        RequirePositive(errors, options.QueryTimeout, nameof(options.QueryTimeout));
        RequirePositive(errors, options.SealTimeout, nameof(options.SealTimeout));
        RequirePositive(errors, options.RetryAfter, nameof(options.RetryAfter));
        return errors.Build();
    }

    private static void RequirePositive(ValidateOptionsResultBuilder errors, TimeSpan value, string property)
    {
        if (value <= TimeSpan.Zero)
        {
            errors.AddError("must be more than nothing", property);
        }
    }
}
