namespace VerticalFarm.Grains.Climate;

/// <summary>
/// The light of a day as an integral of PPFD: every value counts until the next one comes, but not for longer than it is believed, so that a
/// sensor that fell silent adds nothing.
/// </summary>
/// <param name="believed">How long a value counts at most.</param>
public sealed class DailyLight(TimeSpan believed)
{
    private const double MicromolesPerMole = 1e6;

    private DateTimeOffset? _at;
    private double _ppfd;
    private double _moles;

    // How much longer the last value counts, when a part of its time fell on the day before.
    private TimeSpan? _credit;

    /// <summary>Begins a new day with no light in it; the value that holds at midnight goes on to count.</summary>
    public void BeginDay(DateTimeOffset midnight)
    {
        _moles = 0;
        if (_at is { } at && at < midnight)
        {
            // What is left of its time belongs to the new day.
            (_at, _credit) = (midnight, Left(at, midnight));
        }
    }

    /// <summary>Takes a value; one that is older than the last changes nothing.</summary>
    /// <param name="at">When it was measured.</param>
    /// <param name="ppfd">Photosynthetic photon flux density, in µmol/m²/s.</param>
    public void Add(DateTimeOffset at, double ppfd)
    {
        if (_at is { } last && at < last)
        {
            return;
        }

        _moles = MolesUntil(at);
        (_at, _ppfd, _credit) = (at, ppfd, null);
    }

    /// <summary>The light up to a moment, in mol/m².</summary>
    public double MolesUntil(DateTimeOffset now)
    {
        if (_at is not { } at || now <= at)
        {
            return _moles;
        }

        var counts = now - at;
        var most = _credit ?? believed;
        return _moles + (_ppfd * (counts < most ? counts : most).TotalSeconds / MicromolesPerMole);
    }

    private TimeSpan Left(DateTimeOffset at, DateTimeOffset midnight) =>
        (_credit ?? believed) - (midnight - at) is { Ticks: > 0 } left ? left : TimeSpan.Zero;
}
