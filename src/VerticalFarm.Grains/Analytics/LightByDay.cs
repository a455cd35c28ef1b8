using VerticalFarm.Grains.Devices.Envelope;

namespace VerticalFarm.Grains.Analytics;

/// <summary>Integrates a quantity over time for each local day; a segment over midnight is shared out.</summary>
internal sealed class LightByDay(IEnumerable<LocalDay> days)
{
    private readonly LocalDay[] _days = [.. days];
    private readonly Dictionary<DateOnly, double> _sums = [];
    private int _at;

    /// <summary>Unit seconds by day; days without a segment are left out.</summary>
    public IReadOnlyDictionary<DateOnly, double> Sums => _sums;

    /// <summary>Adds the next segment; they come in order of time.</summary>
    public void Add(Segment segment)
    {
        while (_at < _days.Length && _days[_at].End <= segment.From)
        {
            _at++;
        }

        for (var day = _at; day < _days.Length && _days[day].Start < segment.To; day++)
        {
            var begin = segment.From > _days[day].Start ? segment.From : _days[day].Start;
            var end = segment.To < _days[day].End ? segment.To : _days[day].End;
            _sums[_days[day].Date] = _sums.GetValueOrDefault(_days[day].Date) + (segment.Value * (end - begin).TotalSeconds);
        }
    }
}
