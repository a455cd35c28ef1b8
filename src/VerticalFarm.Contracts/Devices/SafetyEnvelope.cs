using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;

namespace VerticalFarm.Contracts.Devices;

/// <summary>Limits that the device itself keeps, whoever commands it.</summary>
[GenerateSerializer, Immutable, Alias("VerticalFarm.SafetyEnvelope")]
public sealed record SafetyEnvelope
{
    /// <summary>The longest list that an envelope may hold.</summary>
    public const int MostNamed = 16;

    private const int Day = 86_400;

    /// <summary>The longest it may stay on at a stretch, in seconds: every ON is a lease of at most that long.</summary>
    [Id(0), Range(1, Day)]
    public int? MaxOnSeconds { get; init; }

    /// <summary>The shortest it stays on once turned on, in seconds (a compressor, say).</summary>
    [Id(1), Range(1, Day)]
    public int? MinOnSeconds { get; init; }

    /// <summary>The shortest it stays off once turned off, in seconds.</summary>
    [Id(2), Range(1, Day)]
    public int? MinOffSeconds { get; init; }

    /// <summary>What becomes of it on an emergency stop, when Home Assistant is away for long, and when its farm or itself is deleted.</summary>
    [Id(3)]
    public FailSafe FailSafe { get; init; }

    /// <summary>The longest it may be on within a day of the farm's local time, in seconds; also when somebody turns it on in Home Assistant.</summary>
    [Id(4), Range(1, Day)]
    public int? MaxOnSecondsPerDay { get; init; }

    /// <summary>Devices of the farm that must never be on together with this one. It is enough when one side names the other.</summary>
    [Id(5), MaxLength(MostNamed)]
    public ImmutableArray<Guid> ExclusiveWith { get; init; } = [];

    /// <summary>What must be known, and how it must be, for this device to turn on and to stay on.</summary>
    [Id(6), MaxLength(MostNamed)]
    public ImmutableArray<SensorRequirement> Requires { get; init; } = [];

    /// <summary>Every field that is not valid.</summary>
    public IEnumerable<FieldError> Errors()
    {
        foreach (var (name, seconds) in new[]
        {
            ("max_on_seconds", MaxOnSeconds), ("min_on_seconds", MinOnSeconds), ("min_off_seconds", MinOffSeconds),
            ("max_on_seconds_per_day", MaxOnSecondsPerDay),
        })
        {
            if (seconds is < 1 or > Day)
            {
                yield return new FieldError("safety." + name, $"must be 1 to {Day}");
            }
        }

        if (MinOnSeconds > MaxOnSeconds)
        {
            yield return new FieldError("safety.min_on_seconds", "must not be more than max_on_seconds");
        }

        if (MinOnSeconds > MaxOnSecondsPerDay)
        {
            yield return new FieldError("safety.min_on_seconds", "must not be more than max_on_seconds_per_day");
        }

        if (ExclusiveWith.Length > MostNamed || ExclusiveWith.Distinct().Count() < ExclusiveWith.Length)
        {
            yield return new FieldError("safety.exclusive_with", $"must name at most {MostNamed} devices, each once");
        }

        if (Requires.Length > MostNamed)
        {
            yield return new FieldError("safety.requires", $"must have at most {MostNamed} entries");
        }

        foreach (var error in Requires.SelectMany((requirement, i) => requirement.Errors($"safety.requires[{i}]")))
        {
            yield return error;
        }
    }
}
