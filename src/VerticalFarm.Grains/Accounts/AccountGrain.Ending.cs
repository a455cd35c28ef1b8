using Microsoft.Extensions.Logging;
using VerticalFarm.Contracts.Billing;
using VerticalFarm.Contracts.Results;
using VerticalFarm.Grains.Audit;
using VerticalFarm.Grains.Storage;

namespace VerticalFarm.Grains.Accounts;

/// <summary>
/// The end of an account. One commit shuts it; then its farms are ended and the address is freed, and a reminder sees to it that this is
/// finished even if every silo dies in between.
/// </summary>
internal sealed partial class AccountGrain
{
    private const string EndReminder = "ending";

    private Task? _end;

    public async Task<Result<Done>> Delete()
    {
        if ((await Self.Shut()).Failure is { } failure)
        {
            return failure;
        }

        await EndAsync();
        return Done.Value;
    }

    public async Task<Result<Done>> Shut()
    {
        if (!Exists)
        {
            return Failure.NotFound("user");
        }

        await this.RegisterOrUpdateReminder(EndReminder, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1));
        await audit.RecordAsync(null, AuditActions.Deleted, AuditSubjects.Account, Id);
        await revocations.RevokeAsync([.. account.State.Sessions.Select(session => session.Id)]);
        await account.CommitAsync(account.State with { Ending = true, Sessions = [] }, this);
        return Done.Value;
    }

    public Task ReceiveReminder(string reminderName, TickStatus status)
    {
        if (reminderName == EndReminder)
        {
            // Not in this turn, which would keep out the farms that wait for this account while it waits for them.
            this.RegisterGrainTimer(EndAsync, new GrainTimerCreationOptions(TimeSpan.Zero, Timeout.InfiniteTimeSpan) { Interleave = true, KeepAlive = true });
        }

        return Task.CompletedTask;
    }

    // Once at a time: a reminder may come in while the end is under way.
    private Task EndAsync() => _end is { IsCompleted: false } running ? running : _end = TryToEndAsync();

    private async Task TryToEndAsync()
    {
        if (!account.State.Ending)
        {
            await UnregisterAsync(); // All is done, or it was never begun: the silo died between reminder and commit.
            return;
        }

        try
        {
            // Each step may be done again: whoever is told twice has nothing left to do.
            foreach (var farm in account.State.Farms)
            {
                await Farm(farm).Delete();
            }

            foreach (var farm in account.State.Shared)
            {
                await Farm(farm).ForgetMember(Id);
            }

            if (account.State.Email.Length > 0)
            {
                await ByEmail(account.State.Email).Release(Id);
            }

            await GrainFactory.GetGrain<IBillingGrain>(Id).Close();
            await account.ClearAsync(this);
            await UnregisterAsync();
        }
        catch (Exception fault)
        {
            LogEndDelayed(logger, fault, Id);
        }
    }

    private async Task UnregisterAsync()
    {
        if (await this.GetReminder(EndReminder) is { } reminder)
        {
            await this.UnregisterReminder(reminder);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Account {AccountId} could not be ended yet; tried again in a minute")]
    private static partial void LogEndDelayed(ILogger logger, Exception fault, Guid accountId);
}
