using System.Collections.Concurrent;

namespace VerticalFarm.Simulator;

/// <summary>The faults that are in force; written by tests and the control route, read by everything else.</summary>
internal sealed class FaultBoard
{
    private readonly ConcurrentDictionary<string, ActuatorDelay> _slow = new();
    private readonly ConcurrentDictionary<string, bool> _stuck = new();
    private readonly ConcurrentDictionary<string, bool> _unavailable = new();
    private readonly ConcurrentDictionary<string, bool> _silent = new();
    private volatile bool _allSilent;
    private volatile bool _tokenRejected;

    private int _serverError;

    public FreezeGate Freeze { get; } = new();

    /// <summary>The status with which every request is answered; null when none is.</summary>
    public int? ServerError
    {
        get => Volatile.Read(ref _serverError) is not 0 and var status ? status : null;
        set => Volatile.Write(ref _serverError, value ?? 0);
    }

    public bool TokenRejected
    {
        get => _tokenRejected;
        set => _tokenRejected = value;
    }

    public bool IsStuck(string entityId) => _stuck.ContainsKey(entityId);

    public bool IsUnavailable(string entityId) => _unavailable.ContainsKey(entityId);

    public bool IsSilent(string entityId) => _allSilent || _silent.ContainsKey(entityId);

    public ActuatorDelay? Delay(string entityId) => _slow.GetValueOrDefault(entityId);

    public void SetStuck(string entityId, bool stuck) => Set(_stuck, entityId, stuck);

    public void SetUnavailable(string entityId, bool unavailable) => Set(_unavailable, entityId, unavailable);

    public void SetSilent(string? entityId, bool silent)
    {
        if (entityId is not null)
        {
            Set(_silent, entityId, silent);
            return;
        }

        _allSilent = silent;
        if (!silent)
        {
            _silent.Clear();
        }
    }

    public void SetDelay(string entityId, ActuatorDelay? delay)
    {
        if (delay is null)
        {
            _slow.TryRemove(entityId, out _);
        }
        else
        {
            _slow[entityId] = delay;
        }
    }

    private static void Set(ConcurrentDictionary<string, bool> set, string entityId, bool present)
    {
        if (present)
        {
            set[entityId] = true;
        }
        else
        {
            set.TryRemove(entityId, out _);
        }
    }
}

/// <summary>How an actuator dawdles: the call's result comes after the delay, or at once and the change later.</summary>
internal sealed record ActuatorDelay(TimeSpan Duration, bool ResultFirst);
