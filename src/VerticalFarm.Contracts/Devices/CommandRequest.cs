using System.ComponentModel.DataAnnotations;

namespace VerticalFarm.Contracts.Devices;

/// <summary>What a person asks of a device.</summary>
[GenerateSerializer, Immutable, Alias("VerticalFarm.CommandRequest")]
public sealed record CommandRequest
{
    private const int Day = 86_400;

    /// <summary>What to do.</summary>
    [Id(0)]
    public required CommandKind Command { get; init; }

    /// <summary>How strong, how warm, how far; needed for <see cref="CommandKind.Set"/>.</summary>
    [Id(1)]
    public CommandData? Data { get; init; }

    /// <summary>Turn off again after so many seconds, 1 to 86,400; the device's own limit holds when it is shorter.</summary>
    [Id(2), Range(1, Day)]
    public int? ForSeconds { get; init; }

    /// <summary>Keep rules away for so many seconds, 1 to 86,400.</summary>
    [Id(3), Range(1, Day)]
    public int? OverrideSeconds { get; init; }

    /// <summary>Every field that is not valid.</summary>
    public IEnumerable<FieldError> Errors()
    {
        if (Command == CommandKind.Set && (Data is null || Data == new CommandData()))
        {
            yield return new FieldError("data", "must say what to set");
        }

        foreach (var (name, percent) in new[] { ("level", Data?.Level), ("position", Data?.Position), ("humidity", Data?.Humidity) })
        {
            if (percent is { } p && !(p >= 0 && p <= 100))
            {
                yield return new FieldError("data." + name, "must be 0 to 100");
            }
        }

        if (ForSeconds is < 1 or > Day)
        {
            yield return new FieldError("for_seconds", $"must be 1 to {Day}");
        }

        if (ForSeconds is not null && Command == CommandKind.TurnOff)
        {
            yield return new FieldError("for_seconds", "makes no sense when turning off");
        }

        if (OverrideSeconds is < 1 or > Day)
        {
            yield return new FieldError("override_seconds", $"must be 1 to {Day}");
        }
    }
}
