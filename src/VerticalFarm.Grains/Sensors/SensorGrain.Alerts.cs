using Microsoft.Extensions.Logging;
using VerticalFarm.Contracts.Alerts;
using VerticalFarm.Contracts.HomeAssistant;
using VerticalFarm.Contracts.Sensors;

namespace VerticalFarm.Grains.Sensors;

/// <summary>
/// What the sensor tells its farm's alerts: that its value is out of its thresholds, and that it has fallen silent. It knows what it told
/// last, so that a reading that changes nothing costs no message.
/// </summary>
internal sealed partial class SensorGrain
{
    // Between two looks of its own at its silence.
    private static readonly TimeSpan LooksEvery = TimeSpan.FromSeconds(10);

    // What it told, and did not take back: the worst band, and that it is silent. Null after an activation, until it asked.
    private (ThresholdBand Band, bool Silent)? _told;

    private DateTimeOffset _awakeSince;
    private DateTimeOffset _mayTellAt;
    private DateTimeOffset _nextLookAt;

    // Whether those who watch were told that it is silent.
    private bool _shownSilent;

    private bool IsSilent => Latest is { } latest && time.GetUtcNow() - latest.Ts > StaleAfter;

    public async Task CheckHealth()
    {
        if (!sensor.RecordExists)
        {
            return;
        }

        if (IsSilent && !_shownSilent)
        {
            _shownSilent = true;
            TellFeed();
        }

        await TellAlertsAsync();
        NoteWhatIsAwaited();
    }

    // Whoever looks at a silent sensor, a rule or a person, has it tell of its silence.
    private void LookAtSilence()
    {
        if (IsSilent && !(_shownSilent && _told is { Silent: true }) && time.GetUtcNow() >= _nextLookAt)
        {
            _nextLookAt = time.GetUtcNow() + LooksEvery;
            this.AsReference<ISensorGrain>().CheckHealth().Ignore();
        }
    }

    private async Task TellAlertsAsync()
    {
        // The way of nearly every reading.
        if (_told is { } told && !IsSilent && told == (_band, false))
        {
            return;
        }

        if (time.GetUtcNow() < _mayTellAt)
        {
            return;
        }

        try
        {
            await RecallAsync();
            await (IsSilent ? TellSilenceAsync() : TellBandAsync());
        }
        catch (Exception fault)
        {
            _mayTellAt = time.GetUtcNow() + alertOptions.Value.RetryPause;
            LogNotTold(logger, fault, Id);
        }
    }

    // The next reading is told to the sensor, whoever else waits for it, as long as it has something to take back or does not know whether it has.
    private void NoteWhatIsAwaited() => _place?.IsAwaited = _shownSilent || _told is not { Band: ThresholdBand.Fine, Silent: false };

    /// <summary>Finds out what an earlier activation told; with it, on which side of the hysteresis the value is.</summary>
    private async Task RecallAsync()
    {
        if (_told is not null)
        {
            return;
        }

        var standing = await Alerts().StandingOf(Id);
        var band = standing.Select(alert => ThresholdAlarm.BandOf(alert.Kind, alert.Severity)).DefaultIfEmpty(ThresholdBand.Fine).MaxBy(band => Math.Abs((int)band));
        _told = (band, standing.Any(alert => alert.Kind == AlertKind.Stale));
        if (Latest is { } latest && band != ThresholdBand.Fine)
        {
            _band = ThresholdJudge.Judge(sensor.State.Spec.Thresholds, band, latest.Value);
        }
    }

    private async Task TellBandAsync()
    {
        if (_told!.Value.Silent)
        {
            await Alerts().Clear(Id, AlertKind.Stale);
            _told = _told.Value with { Silent = false };
        }

        if (ThresholdAlarm.IsOver(_band, _told.Value.Band))
        {
            await Alerts().Clear(Id, ThresholdAlarm.KindOf(_told.Value.Band));
            _told = _told.Value with { Band = ThresholdBand.Fine };
        }

        if (ThresholdAlarm.IsNews(_band, _told.Value.Band))
        {
            await Alerts().Raise(ThresholdAlarm.Signal(Id, sensor.State.Spec, _band, Latest!.Value.Value, time.GetUtcNow()));
            _told = _told.Value with { Band = _band };
        }
    }

    // Said again at each look: if its Home Assistant was found to be down meanwhile, what was told of it was taken back.
    private async Task TellSilenceAsync()
    {
        if (time.GetUtcNow() - _awakeSince < alertOptions.Value.StartupGrace || await WhyAsync() is not { } why)
        {
            return;
        }

        var told = await Alerts().Raise(new AlertSignal
        {
            Source = AlertSource.Sensor(Id),
            Kind = AlertKind.Stale,
            Severity = AlertSeverity.Warning,
            Message = $"{sensor.State.Spec.Name}: no reading for over {Words(StaleAfter)}, and one is expected every {Words(TimeSpan.FromSeconds(sensor.State.Spec.ExpectedIntervalSeconds))}{why}",
            At = Latest!.Value.Ts + StaleAfter,
            ThroughHomeAssistant = sensor.State.Spec.EntityId is not null,
        });
        _told = _told!.Value with { Silent = told };
    }

    /// <summary>What more there is to say of the silence; null when it is not the sensor's own, or too early to say.</summary>
    private async Task<string?> WhyAsync()
    {
        if (sensor.State.Spec.EntityId is not { } entity)
        {
            return "";
        }

        var home = GrainFactory.GetGrain<IHomeAssistantGrain>(sensor.State.FarmId);
        var seen = await home.Look(entity);
        if (seen.Connected)
        {
            var isSettled = !(time.GetUtcNow() - seen.ConnectedSince < alertOptions.Value.StartupGrace);
            return !isSettled ? null : seen.Problem is { } problem ? $". {problem}" : seen.Available ? "" : ". Home Assistant calls it unavailable";
        }

        // Where none is configured, it reports by another way. Where one is and is away, that is what people are told.
        return (await home.Get()).Failure is not null ? "" : null;
    }

    private IAlertsGrain Alerts() => GrainFactory.GetGrain<IAlertsGrain>(sensor.State.FarmId);

    private static string Words(TimeSpan span) =>
        span < TimeSpan.FromMinutes(2) ? $"{span.TotalSeconds:0} s" : span < TimeSpan.FromHours(2) ? $"{span.TotalMinutes:0} min" : $"{span.TotalHours:0} h";

    [LoggerMessage(Level = LogLevel.Warning, Message = "Sensor {SensorId} could not tell its farm's alerts how it is; it does so soon")]
    private static partial void LogNotTold(ILogger logger, Exception fault, Guid sensorId);
}
