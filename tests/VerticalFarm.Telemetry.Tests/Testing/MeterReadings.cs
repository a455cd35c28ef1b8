using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace VerticalFarm.Telemetry.Tests.Testing;

/// <summary>What the instruments of one host measured; other hosts of the same process do not count.</summary>
internal sealed class MeterReadings : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly ConcurrentDictionary<string, double> _sums = new();
    private readonly ConcurrentDictionary<string, double> _current = new();

    public MeterReadings(IMeterFactory owner)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (ReferenceEquals(instrument.Meter.Scope, owner) && instrument.Meter.Name == "VerticalFarm.Telemetry")
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, _, _) => Note(instrument, value));
        _listener.SetMeasurementEventCallback<int>((instrument, value, _, _) => Note(instrument, value));
        _listener.SetMeasurementEventCallback<double>((instrument, value, _, _) => Note(instrument, value));
        _listener.Start();
    }

    public double Sum(string instrument) => _sums.GetValueOrDefault(instrument);

    public double Current(string instrument)
    {
        _listener.RecordObservableInstruments();
        return _current[instrument];
    }

    public void Dispose() => _listener.Dispose();

    private void Note(Instrument instrument, double value)
    {
        _sums.AddOrUpdate(instrument.Name, value, (_, sum) => sum + value);
        _current[instrument.Name] = value;
    }
}
