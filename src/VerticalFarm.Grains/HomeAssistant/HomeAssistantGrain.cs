using System.Net;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Concurrency;
using VerticalFarm.Contracts;
using VerticalFarm.Contracts.Farms;
using VerticalFarm.Contracts.HomeAssistant;
using VerticalFarm.Contracts.Results;
using VerticalFarm.Grains.Alerts;
using VerticalFarm.Grains.Audit;
using VerticalFarm.Grains.Calls;
using VerticalFarm.Grains.Devices;
using VerticalFarm.Grains.Storage;
using VerticalFarm.HomeAssistant;
using VerticalFarm.Integrations.Addresses;
using VerticalFarm.Telemetry;

namespace VerticalFarm.Grains.HomeAssistant;

/// <summary>
/// A farm's Home Assistant: what is configured. The connection is in HomeAssistantGrain.Session.cs, what is heard over it in
/// HomeAssistantGrain.Hearing.cs, commands in HomeAssistantGrain.Commands.cs, entities to import in HomeAssistantGrain.Discovery.cs, those that
/// went in HomeAssistantGrain.Problems.cs, missed readings in HomeAssistantGrain.History.cs, how the farm shows itself in HomeAssistantGrain.Status.cs, what people are told in
/// HomeAssistantGrain.Alerts.cs, entities that are governed no more in HomeAssistantGrain.Partings.cs.
/// </summary>
[Reentrant] // A slow Home Assistant must not make anybody wait who only asks how it is.
internal sealed partial class HomeAssistantGrain(
    [PersistentState("home-assistant")] IPersistentState<HomeAssistantState> configured,
    IDataProtectionProvider protection,
    ReadingSpool spool,
    IReadingStore store,
    AuditLog audit,
    IOptions<HomeAssistantOptions> options,
    IOptions<AlertOptions> alertOptions,
    IOptions<DeviceOptions> deviceOptions,
    TimeProvider time,
    ILoggerFactory loggers) : Grain, IHomeAssistantGrain, IHomeAssistantListener, IFarmPart, IRemindable, IDisposable
{
    private const string KeepReminder = "keep-connected";

    private readonly SemaphoreSlim _commits = new(1, 1);
    private readonly ILogger _logger = loggers.CreateLogger<HomeAssistantGrain>();

    // The grain's key is the farm's id, also before anything is configured.
    public Guid? FarmId => this.GetPrimaryKey();

    private Guid Id => this.GetPrimaryKey();

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        if (configured.State.Url is not null)
        {
            this.RegisterGrainTimer(KeepConnected, new GrainTimerCreationOptions(TimeSpan.Zero, Timeout.InfiniteTimeSpan));
        }

        return Task.CompletedTask;
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => await StopAsync();

    public void Dispose()
    {
        _stop?.Dispose();
        _rest?.Dispose();
        _commits.Dispose();
    }

    public async Task<Result<HomeAssistantView>> Configure(HomeAssistantSettings settings)
    {
        if (settings.Errors().ToArray() is { Length: > 0 } errors)
        {
            return Failure.Validation(errors);
        }

        if (IPAddress.TryParse(new Uri(settings.Url).DnsSafeHost, out var address) && !OutboundAddresses.AllowsHomeAssistant(address))
        {
            return Failure.BusinessRule("Home Assistant cannot be at such an address", new FieldError("url", "must not be a link-local or multicast address"));
        }

        var action = configured.State.Url is null ? AuditActions.Created : AuditActions.Updated;
        await audit.RecordAsync(Id, action, AuditSubjects.HomeAssistant, Id, new { configured.State.Url }, new { settings.Url });
        await this.RegisterOrUpdateReminder(KeepReminder, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1));
        await CommitAsync(state => new HomeAssistantState
        {
            Partings = state.Partings,
            Url = settings.Url,
            ProtectedToken = Protector().Protect(settings.Token),
            CaCertificate = settings.CaCertificate,
        });
        await StopAsync();
        _disconnectedSince = time.GetUtcNow();
        await KeepConnected();
        return View();
    }

    public Task<Result<HomeAssistantView>> Get() =>
        Task.FromResult<Result<HomeAssistantView>>(configured.State.Url is null ? Failure.NotFound("Home Assistant: none is configured") : View());

    public async Task<Result<Done>> Disconnect()
    {
        await audit.RecordAsync(Id, AuditActions.Deleted, AuditSubjects.HomeAssistant, Id, before: new { configured.State.Url });
        await FinishCommandsAsync();
        await EndAsync(); // Who takes the address and the token back takes them back now, whatever was left to be seen to.
        return Done.Value;
    }

    public async Task Remove()
    {
        await FinishCommandsAsync();
        if (configured.State is { Url: not null, Partings.IsEmpty: false })
        {
            await CommitAsync(state => state with { Ending = true });
            await KeepConnected(); // Also when nothing was connected until now.
        }
        else
        {
            await EndAsync();
        }
    }

    public Task ReceiveReminder(string reminderName, TickStatus status) => KeepConnected();

    private async Task EndAsync()
    {
        await RemoveStatusAsync();
        await StopAsync();
        await TellDevicesAwayAsync();
        if (configured.RecordExists)
        {
            await ClearAsync();
        }

        await TellAlertsAsync();

        if (await this.GetReminder(KeepReminder) is { } reminder)
        {
            await this.UnregisterReminder(reminder);
        }
    }

    private IDataProtector Protector() => protection.CreateProtector("VerticalFarm.HomeAssistant.Token", Id.ToString());

    private IFarmGrain Farm() => GrainFactory.GetGrain<IFarmGrain>(Id);

    // Calls interleave, and the store takes one write of a state at a time.
    private async Task CommitAsync(Func<HomeAssistantState, HomeAssistantState> change)
    {
        await _commits.WaitAsync();
        try
        {
            if (change(configured.State) is var next && next != configured.State)
            {
                await configured.CommitAsync(next, this);
            }
        }
        finally
        {
            _commits.Release();
        }
    }

    private async Task ClearAsync()
    {
        await _commits.WaitAsync();
        try
        {
            await configured.ClearAsync(this);
        }
        finally
        {
            _commits.Release();
        }
    }

    private HomeAssistantView View() => new()
    {
        Url = configured.State.Url!,
        Connected = _session is not null,
        Version = _version,
        LastSeenAt = _lastSeenAt,
        Error = _session is null ? _error : null,
        Reason = _session is null ? _reason : HomeAssistantFault.None,
        DisconnectedSince = _session is null ? _disconnectedSince : null,
        StatusEntityId = configured.State.StatusEntityId,
        Problems = [.. _problems.Values.OrderBy(problem => problem.EntityId, StringComparer.Ordinal)],
    };
}
