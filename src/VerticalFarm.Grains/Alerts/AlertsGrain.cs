using System.Collections.Immutable;
using VerticalFarm.Contracts.Alerts;
using VerticalFarm.Contracts.Calls;
using VerticalFarm.Contracts.Farms;
using VerticalFarm.Contracts.Feed;
using VerticalFarm.Contracts.Notifications;
using VerticalFarm.Contracts.Results;
using VerticalFarm.Grains.Alerts.Lifecycle;
using VerticalFarm.Grains.Audit;
using VerticalFarm.Grains.Calls;
using VerticalFarm.Grains.Feed;

namespace VerticalFarm.Grains.Alerts;

/// <summary>
/// The alerts of a farm. What is not over is held in memory; the table is written first, and the memory follows it. What sources say is in
/// AlertsGrain.Signals.cs, what becomes of an alert in <see cref="AlertLifecycle"/>, which is pure.
/// </summary>
internal sealed partial class AlertsGrain(AlertStore store, AuditLog audit, TimeProvider time) : Grain, IAlertsGrain, IFarmPart
{
    private const int MaxTries = 3;

    private readonly FeedNumbers _feedNumbers = new();

    // By source and kind: those whose cause is there. Replaced, never changed: what interleaves sees one or the other.
    private ImmutableDictionary<(Guid Source, AlertKind Kind), Alert> _atHand = ImmutableDictionary<(Guid, AlertKind), Alert>.Empty;

    public Guid? FarmId => this.GetPrimaryKey();

    private Guid Id => this.GetPrimaryKey();

    private IEnumerable<Alert> NotOver => _atHand.Values.Where(alert => alert.State != AlertState.Resolved);

    public override async Task OnActivateAsync(CancellationToken cancellationToken) => await LoadAsync(cancellationToken);

    public Task<Page<AlertView>> List(AlertQuery query) => store.ListAsync(Id, query);

    public async Task<Result<AlertView>> Get(Guid alertId) => await store.FindAsync(Id, alertId) is { } found ? found.View(Id) : Failure.NotFound("alert");

    public Task<Result<AlertView>> Acknowledge(Guid alertId) => DealWithAsync(alertId, AuditActions.Acknowledged, AlertLifecycle.Acknowledge);

    public Task<Result<AlertView>> Resolve(Guid alertId) => DealWithAsync(alertId, AuditActions.Resolved, AlertLifecycle.Resolve);

    public Task<ImmutableArray<AlertView>> Unresolved() =>
        Task.FromResult<ImmutableArray<AlertView>>([.. NotOver.OrderByDescending(alert => alert.OpenedAt).ThenByDescending(alert => alert.Id).Select(alert => alert.View(Id))]);

    public Task<AlertTally> Tally() => Task.FromResult(Count());

    public async Task Remove()
    {
        await store.RemoveAllAsync(Id);
        _atHand = _atHand.Clear();
        DeactivateOnIdle();
    }

    private async Task<Result<AlertView>> DealWithAsync(Guid alertId, string action, Func<Alert, Guid?, DateTimeOffset, Alert?> deal)
    {
        for (var tries = 1; ; tries++)
        {
            if (await store.FindAsync(Id, alertId) is not { } alert)
            {
                return Failure.NotFound("alert");
            }

            if (deal(alert, Caller.Current?.UserId, time.GetUtcNow()) is not { } next)
            {
                return action == AuditActions.Acknowledged && alert.State == AlertState.Resolved
                    ? Failure.BusinessRule("It is resolved already: there is nothing to acknowledge any more")
                    : alert.View(Id);
            }

            await audit.RecordAsync(Id, action, AuditSubjects.Alert, alertId, before: new { alert.State }, after: new { next.State });
            if (await SaveAsync([new AlertChange(next, null)]))
            {
                return next.View(Id);
            }

            await BeFasterAsync(tries);
        }
    }

    /// <summary>Writes changes, and makes them known; false when the alerts have to be looked at afresh first.</summary>
    private async Task<bool> SaveAsync(IReadOnlyCollection<AlertChange> changes)
    {
        if (changes.Count == 0)
        {
            return true;
        }

        int? told;
        try
        {
            var now = time.GetUtcNow();
            told = await store.TrySaveAsync(Id, changes, AlertNews.Of(Id, changes, _atHand, now), now);
            if (told is null)
            {
                return false;
            }
        }
        catch
        {
            DeactivateOnIdle(); // Nobody knows whether it was written: the next activation reads the truth.
            throw;
        }

        foreach (var alert in changes.SelectMany(change => new[] { change.Changed, change.Opened }).OfType<Alert>())
        {
            var key = (alert.Source.Id, alert.Kind);
            _atHand = alert.Active ? _atHand.SetItem(key, alert) : _atHand.Remove(key);
            Publish(FeedEvent.Of(alert.View(Id)));
        }

        await TellFarmAsync();
        if (told > 0)
        {
            await GrainFactory.GetGrain<INotificationsGrain>(Id).Wake(); // One way: sent, not awaited. When it is lost, a reminder finds what waits.
        }

        return true;
    }

    private async Task LoadAsync(CancellationToken ct) =>
        _atHand = (await store.ActiveAsync(Id, ct)).ToImmutableDictionary(alert => (alert.Source.Id, alert.Kind));

    // Another activation of this grain wrote at the same moment, as may be while a silo is being declared dead.
    private async Task BeFasterAsync(int tries)
    {
        if (tries == MaxTries)
        {
            DeactivateOnIdle();
            throw new ServiceUnavailableException("The alerts of this farm are being changed from elsewhere");
        }

        await LoadAsync(CancellationToken.None);
    }

    private AlertTally Count() => new(
        NotOver.Count(alert => alert.State == AlertState.Open),
        NotOver.Count(alert => alert.State == AlertState.Acknowledged),
        NotOver.Count(alert => alert is { State: AlertState.Open, Severity: AlertSeverity.Critical }),
        time.GetUtcNow());

    // One way: sent, not awaited. A farm that did not hear it asks when it wakes, and looks again every few minutes.
    private Task TellFarmAsync() => GrainFactory.GetGrain<IFarmGrain>(Id).AlertsCounted(Count());

    // Rare, and so told whether somebody watches or not.
    private void Publish(FeedEvent news) => GrainFactory.GetGrain<IFarmFeedGrain>(Id).Publish(_feedNumbers.Number(news)).Ignore();
}
