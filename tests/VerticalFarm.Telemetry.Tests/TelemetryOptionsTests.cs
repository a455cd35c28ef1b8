namespace VerticalFarm.Telemetry.Tests;

public sealed class TelemetryOptionsTests
{
    public static TheoryData<string, Action<TelemetryOptions>> Wrong => new()
    {
        { nameof(TelemetryOptions.MaxGroupReadings), options => options.MaxGroupReadings = 0 },
        { nameof(TelemetryOptions.MaxGroupReadings), options => options.MaxGroupReadings = 65_537 },
        { nameof(TelemetryOptions.QueueCapacity), options => options.QueueCapacity = options.MaxGroupReadings - 1 },
        { nameof(TelemetryOptions.Writers), options => options.Writers = 0 },
        { nameof(TelemetryOptions.Writers), options => options.Writers = 9 },
        { nameof(TelemetryOptions.WriteTimeout), options => options.WriteTimeout = TimeSpan.Zero },
        { nameof(TelemetryOptions.CommitTimeout), options => options.CommitTimeout = TimeSpan.Zero },
        { nameof(TelemetryOptions.QueryTimeout), options => options.QueryTimeout = TimeSpan.Zero },
        { nameof(TelemetryOptions.SealBatch), options => options.SealBatch = 0 },
        { nameof(TelemetryOptions.SealTimeout), options => options.SealTimeout = TimeSpan.Zero },
        { nameof(TelemetryOptions.RetryAfter), options => options.RetryAfter = TimeSpan.Zero },
    };

    [Fact]
    public void The_defaults_are_valid() => Assert.True(new TelemetryOptionsValidator().Validate(null, new TelemetryOptions()).Succeeded);

    [Theory]
    [MemberData(nameof(Wrong), DisableDiscoveryEnumeration = true)]
    public void A_value_out_of_its_range_is_named(string property, Action<TelemetryOptions> spoil)
    {
        var options = new TelemetryOptions();
        spoil(options);

        Assert.Contains(property, new TelemetryOptionsValidator().Validate(null, options).FailureMessage, StringComparison.Ordinal);
    }
}
