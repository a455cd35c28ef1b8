namespace VerticalFarm.Contracts.Devices;

/// <summary>Limits that the device itself keeps, whoever commands it.</summary>
[GenerateSerializer, Immutable, Alias("VerticalFarm.SafetyEnvelope")]
public sealed record SafetyEnvelope
{
    private const int Day = 86_400;

    /// <summary>The longest it may stay on at a stretch, in seconds: every ON is a lease of at most that long.</summary>
    [Id(0)]
    public int? MaxOnSeconds { get; init; }

    /// <summary>The shortest it stays on once turned on, in seconds (a compressor, say).</summary>
    [Id(1)]
    public int? MinOnSeconds { get; init; }

    /// <summary>The shortest it stays off once turned off, in seconds.</summary>
    [Id(2)]
    public int? MinOffSeconds { get; init; }

    /// <summary>What becomes of it when its farm or itself is deleted.</summary>
    [Id(3)]
    public FailSafe FailSafe { get; init; }

    /// <summary>Every field that is not valid.</summary>
    public IEnumerable<FieldError> Errors()
    {
        foreach (var (name, seconds) in new[] { ("max_on_seconds", MaxOnSeconds), ("min_on_seconds", MinOnSeconds), ("min_off_seconds", MinOffSeconds) })
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
    }
}
