using VerticalFarm.Contracts;
using VerticalFarm.Contracts.Readings;

namespace VerticalFarm.Api.Readings;

/// <summary>What is wrong with a batch: the first hundred faults by name, so that a bad batch of ten thousand does not answer with as many.</summary>
internal sealed class ReadingErrors
{
    /// <summary>The greatest number that a sender may give a reading: as far as every JSON library counts exactly.</summary>
    public const long MaxSequence = 9_007_199_254_740_991;

    public const string SequenceRule = "must be a whole number, 0 or more";

    private const int MaxErrors = 100;
    private readonly List<FieldError> _errors = [];

    public IReadOnlyList<FieldError> All => _errors;

    public bool Any => _errors.Count > 0;

    public void Add(string field, string message)
    {
        if (_errors.Count < MaxErrors)
        {
            _errors.Add(new FieldError(field, message));
        }
    }

    /// <summary>Refuses a batch of none or too many.</summary>
    public void RequireCount(int readings)
    {
        if (readings is 0 or > ReadingBatch.MaxReadings)
        {
            Add("readings", $"must be a list of 1 to {ReadingBatch.MaxReadings}");
        }
    }
}
