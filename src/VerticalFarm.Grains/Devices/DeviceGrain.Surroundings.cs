using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using VerticalFarm.Contracts.Devices;
using VerticalFarm.Contracts.Farms;
using VerticalFarm.Contracts.HomeAssistant;
using VerticalFarm.Contracts.Sensors;
using VerticalFarm.Grains.Devices.Control;
using VerticalFarm.Grains.Devices.Envelope;

namespace VerticalFarm.Grains.Devices;

/// <summary>
/// What the device knows of the world: its entity, its farm, the sensors that it requires, and whether it has its turn among devices that
/// must never be on together. Whoever it asks asks nobody who could be waiting for it.
/// </summary>
internal sealed partial class DeviceGrain
{
    // A stop is told at once; this is for the message that was lost.
    private static readonly TimeSpan FarmKeeps = TimeSpan.FromSeconds(30);

    // What Home Assistant says. Not kept: after an activation it is asked again, and what was true then proves nothing now.
    private EntityObservation? _seen;
    private DateTimeOffset? _seenAt;
    private DateTimeOffset? _seenBefore;

    private DeviceSurroundings? _farm;
    private DateTimeOffset _farmAt;
    private ImmutableArray<RequiredSensor> _requires = [];

    // Whether it has its turn; null after an activation, when nobody knows.
    private bool? _hasTurn;
    private string? _rival;

    /// <summary>What was known last, without asking anybody.</summary>
    private Surroundings Around() => new()
    {
        Seen = _seen,
        SeenBefore = _seenBefore,
        Zone = _farm is { } farm ? TimeZoneInfo.FindSystemTimeZoneById(farm.Timezone) : TimeZoneInfo.Utc,
        Stop = _farm?.Stop,
        HasRivals = _farm is { Rivals.IsEmpty: false },
        HasTurn = _farm is null or { Rivals.IsEmpty: true } || _hasTurn == true,
        Rival = _rival,
        Requires = _requires,
    };

    /// <summary>Asks everybody but Home Assistant, which tells by itself.</summary>
    /// <param name="towardsOn">Whether somebody wants it on: then what may forbid that is looked at afresh.</param>
    private async Task<Surroundings> LookAroundAsync(bool towardsOn = false)
    {
        await AskFarmAsync(towardsOn);
        var around = Around();
        var isOn = around.MayBeOn(device.State) || Ledger.WantsOn(device.State);
        if (isOn || towardsOn || _requires.Length != device.State.Spec.Safety.Requires.Length)
        {
            await AskSensorsAsync();
        }

        return isOn || Guard.MayTurnOn(device.State, around, options.Value, time.GetUtcNow()) ? await TakeTurnAsync() : Around();
    }

    private async Task AskFarmAsync(bool afresh)
    {
        var now = time.GetUtcNow();
        if (_farm is not null && !afresh && now - _farmAt < FarmKeeps)
        {
            return;
        }

        try
        {
            _farm = await Farm().SurroundingsOf(Id) ?? _farm;
            _farmAt = now;
        }
        catch (Exception fault) when (_farm is not null && !afresh)
        {
            LogOldNews(logger, fault, Id); // A lease must end also while the farm does not answer.
        }
    }

    private async Task AskSensorsAsync()
    {
        try
        {
            _requires = [.. await Task.WhenAll(device.State.Spec.Safety.Requires.Select(async requirement =>
            {
                var sensor = (await GrainFactory.GetGrain<ISensorGrain>(requirement.SensorId).Get()).Value;
                return new RequiredSensor(requirement, sensor?.Name, sensor?.Latest);
            }))];
        }
        catch (Exception fault) when (_requires.Length == device.State.Spec.Safety.Requires.Length)
        {
            LogOldNews(logger, fault, Id); // What was read last grows old, and then counts no more.
        }
    }

    /// <summary>Takes the device's turn, if it has rivals. The rival that stands in the way is woken, should it have forgotten to give its turn back.</summary>
    private async Task<Surroundings> TakeTurnAsync()
    {
        _rival = null;
        if (_farm is { Rivals.IsEmpty: false } farm && _hasTurn != true)
        {
            var holder = await Exclusion().Take(Id, [.. farm.Rivals.Keys]);
            _hasTurn = holder is null;
            if (holder is { } rival)
            {
                _rival = farm.Rivals[rival];
                await GrainFactory.GetGrain<IDeviceGrain>(rival).FarmChanged(); // One way: sent, not awaited.
            }
        }

        return Around();
    }

    private async Task GiveTurnBackAsync(DeviceState next, Surroundings around)
    {
        if (Twin.NeedsTurn(next, around))
        {
            return;
        }

        if (around.HasRivals && _hasTurn != false)
        {
            await Exclusion().Release(Id);
            _hasTurn = false;
        }

        _rival = around.HasRivals && await Exclusion().Holder([.. _farm!.Rivals.Keys]) is { } holder ? _farm.Rivals[holder] : null;
    }

    private IExclusionGrain Exclusion() => GrainFactory.GetGrain<IExclusionGrain>(device.State.FarmId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Device {DeviceId} goes by what it knew: its farm or a sensor gave no answer")]
    private static partial void LogOldNews(ILogger logger, Exception fault, Guid deviceId);
}
