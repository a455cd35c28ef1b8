using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.Extensions.Options;
using VerticalFarm.Contracts.Calls;
using VerticalFarm.Contracts.Farms;
using VerticalFarm.Grains.Accounts;

namespace VerticalFarm.Grains.Calls;

/// <summary>
/// Stands before every grain method and enforces what <see cref="RequiresAttribute"/> declares on it, from the farm's own state. Calls
/// between grains pass: what they do was permitted at the edge, or nobody outside asked for it.
/// </summary>
internal sealed class PermissionFilter(IGrainFactory grains, IOptions<AccountOptions> accounts) : IIncomingGrainCallFilter
{
    private readonly ConcurrentDictionary<MethodInfo, Permission?> _declared = new();

    /// <inheritdoc/>
    public async Task Invoke(IIncomingGrainCallContext context)
    {
        if (CallOrigin.IsOutside(context) && context.InterfaceMethod is { } method && IsOurs(method))
        {
            await EnforceAsync(_declared.GetOrAdd(method, m => m.GetCustomAttribute<RequiresAttribute>()?.Permission), context);
        }

        await context.Invoke();
    }

    // Orleans' own grains (management, reminders) bring their own interfaces; they are reached over the cluster's ports only.
    private static bool IsOurs(MethodInfo method) => method.DeclaringType?.Assembly == typeof(RequiresAttribute).Assembly;

    private async Task EnforceAsync(Permission? permission, IIncomingGrainCallContext context)
    {
        if (permission is Permission.Anyone)
        {
            return;
        }

        if (permission is null)
        {
            throw new CallRefusedException(CallRefusal.Forbidden, "This is not a call for clients");
        }

        var caller = Caller.Current ?? throw new CallRefusedException(CallRefusal.NotSignedIn, "Sign in first");
        if (caller.KeyOfFarm is not null && permission != Permission.Caller)
        {
            throw new CallRefusedException(CallRefusal.Forbidden, "An API key sends readings and does nothing else");
        }

        switch (permission)
        {
            case Permission.Caller:
                return;
            case Permission.Self:
                if (context.TargetId.TryGetGuidKey(out var account, out _) && account == caller.UserId)
                {
                    return;
                }

                throw new CallRefusedException(CallRefusal.NotFound, "No such user");
            case Permission.Admin:
                if (accounts.Value.Admins.Contains(caller.UserId))
                {
                    return;
                }

                throw new CallRefusedException(CallRefusal.Forbidden, "This takes an administrator");
            default:
                await EnforceRoleAsync(permission.Value, caller, context);
                return;
        }
    }

    private async Task EnforceRoleAsync(Permission permission, Caller caller, IIncomingGrainCallContext context)
    {
        var role = context.Grain switch
        {
            IFarmGrain farm => await farm.RoleOf(caller.UserId), // itself: no message is sent
            IFarmPart { FarmId: { } farmId } => await grains.Grain<IFarmGrain>(farmId).RoleOf(caller.UserId),
            _ => null,
        };
        var needed = permission switch
        {
            Permission.FarmViewer => FarmRole.Viewer,
            Permission.FarmOperator => FarmRole.Operator,
            _ => FarmRole.Owner,
        };
        if (role is null)
        {
            throw new CallRefusedException(CallRefusal.NotFound, "No such thing");
        }

        if (role < needed)
        {
            throw new CallRefusedException(CallRefusal.Forbidden, $"Your role in this farm is {role.Value.ToString().ToLowerInvariant()}; this takes {needed.ToString().ToLowerInvariant()}");
        }
    }
}
