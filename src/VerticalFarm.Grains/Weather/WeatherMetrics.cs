using System.Diagnostics.Metrics;
using VerticalFarm.Contracts;
using VerticalFarm.Integrations.Weather;

namespace VerticalFarm.Grains.Weather;

/// <summary>How the weather service does.</summary>
internal sealed class WeatherMetrics
{
    public const string MeterName = "VerticalFarm.Weather";

    private readonly Counter<long> _failures;
    private readonly Histogram<double> _duration;

    public WeatherMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _failures = meter.CreateCounter<long>("verticalfarm.weather.failures", "{failure}", "Times that the weather service was asked and told no weather, by reason");
        _duration = meter.CreateHistogram<double>(
            "verticalfarm.weather.duration",
            "s",
            "How long the weather service took to tell the weather",
            advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] });
    }

    public void Told(TimeSpan duration) => _duration.Record(duration.TotalSeconds);

    public void Failed(WeatherFault fault) => _failures.Add(1, new KeyValuePair<string, object?>("reason", EnumNames.Of(fault)));
}
