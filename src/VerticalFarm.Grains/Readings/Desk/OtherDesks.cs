using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Orleans.Runtime.Services;
using VerticalFarm.Contracts.Readings;

namespace VerticalFarm.Grains.Readings.Desk;

/// <summary>
/// The desks of the other silos. A batch of a hundred sensors, half of them elsewhere, costs one call each way instead of fifty. Where a sensor was found is remembered;
/// of one that nobody knows yet, all silos are asked.
/// </summary>
internal sealed partial class OtherDesks(IServiceProvider services, ISiloStatusOracle silos, ILogger<OtherDesks> logger) : GrainServiceClient<ISensorDeskService>(services)
{
    // What is remembered is 60 bytes a sensor. Sensors that are no more stay until so many are known; then it begins anew.
    private const int MostKnown = 500_000;

    // A silo that just died answers nobody; its sensors are asked one by one, and wake elsewhere.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<Guid, SiloAddress> _known = new();

    /// <summary>By what these sensors judge, and in which silo they are; null for one that is active in no other silo.</summary>
    public async Task<(SiloAddress Silo, DeskBounds Bounds)?[]> BoundsOfAsync(Guid[] sensors)
    {
        var found = new (SiloAddress, DeskBounds)?[sensors.Length];
        await Task.WhenAll(Questions(sensors).Select(question => AskAsync(question.Key, sensors, question.Value, found)));
        return found;
    }

    /// <summary>Tells a silo what became of readings of its sensors. Sent, not awaited.</summary>
    /// <returns>Whether the silo is there to be told.</returns>
    public async ValueTask<bool> SettleAsync(SiloAddress silo, ImmutableArray<Guid> sensors, ImmutableArray<SettledReadings> settled)
    {
        if (silos.GetApproximateSiloStatus(silo) != SiloStatus.Active)
        {
            return false;
        }

        await GetGrainService(silo).Settle(sensors, settled);
        return true;
    }

    private Dictionary<SiloAddress, List<int>> Questions(Guid[] sensors)
    {
        var questions = silos.GetApproximateSiloStatuses(onlyActive: true).Keys.Where(silo => !silo.Equals(silos.SiloAddress)).ToDictionary(silo => silo, _ => new List<int>());
        for (var s = 0; s < sensors.Length; s++)
        {
            if (_known.TryGetValue(sensors[s], out var silo) && questions.TryGetValue(silo, out var known))
            {
                known.Add(s);
                continue;
            }

            foreach (var question in questions.Values)
            {
                question.Add(s);
            }
        }

        return questions;
    }

    private async Task AskAsync(SiloAddress silo, Guid[] sensors, List<int> asked, (SiloAddress, DeskBounds)?[] found)
    {
        if (asked.Count == 0)
        {
            return;
        }

        try
        {
            var answers = await GetGrainService(silo).BoundsOf([.. asked.Select(s => sensors[s])]).WaitAsync(Patience, TimeProvider.System);
            for (var i = 0; i < asked.Count; i++)
            {
                Note(silo, sensors[asked[i]], answers[i].FarmId is not null);
                if (answers[i].FarmId is not null)
                {
                    found[asked[i]] = (silo, answers[i]);
                }
            }
        }
        catch (Exception fault)
        {
            LogNoAnswer(logger, fault, silo);
        }
    }

    private void Note(SiloAddress silo, Guid sensor, bool isThere)
    {
        if (!isThere)
        {
            _known.TryRemove(KeyValuePair.Create(sensor, silo));
        }
        else if (_known.TryAdd(sensor, silo) && _known.Count > MostKnown)
        {
            _known.Clear();
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Silo {Silo} does not say by what its sensors judge; each is asked by itself")]
    private static partial void LogNoAnswer(ILogger logger, Exception fault, SiloAddress silo);
}
