namespace VerticalFarm.Grains.Alerts.Lifecycle;

/// <summary>What becomes of the alert of one source and kind.</summary>
/// <param name="Changed">The one at hand as it is next; null when nothing becomes of it.</param>
/// <param name="Opened">A new one; null when none is opened.</param>
internal readonly record struct AlertChange(Alert? Changed, Alert? Opened)
{
    public static AlertChange None => default;
}
