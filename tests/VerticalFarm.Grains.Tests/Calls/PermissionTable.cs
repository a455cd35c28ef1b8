using VerticalFarm.Contracts.Calls;

namespace VerticalFarm.Grains.Tests.Calls;

/// <summary>
/// Who may call what, as the API promises it. Written down a second time, apart from the methods, so that a permission is not changed by a
/// slip of the hand: whoever opens a method to clients, or changes to whom, says so here too.
/// </summary>
internal static class PermissionTable
{
    private static readonly Dictionary<Permission, string[]> Rows = new()
    {
        [Permission.Anyone] =
        [
            "IAccountByEmailGrain.Register",
            "IAccountByEmailGrain.SignIn",
            "IAccountGrain.Refresh",
            "IAccountGrain.SignOut",
            "IBillingEventsGrain.Receive",
            "IFarmGrain.KnowsKey",
        ],
        [Permission.Self] =
        [
            "IAccountGrain.ChangePassword",
            "IAccountGrain.CreateFarm",
            "IAccountGrain.Delete",
            "IAccountGrain.Get",
            "IAccountGrain.ListFarms",
            "IAccountGrain.Rename",
            "IAccountGrain.Welcome",
            "IBillingGrain.Checkout",
            "IBillingGrain.Get",
        ],
        [Permission.Caller] =
        [
            "IReadingIntakeGrain.Submit",
        ],
        [Permission.FarmViewer] =
        [
            "IAlertsGrain.Get",
            "IAlertsGrain.List",
            "IAnalyticsGrain.Get",
            "IAutomationRuleGrain.Explain",
            "IAutomationRuleGrain.Get",
            "IAutomationRuleGrain.ListDecisions",
            "IBacktestGrain.Run",
            "IDeviceGrain.Get",
            "IDeviceGrain.GetCommand",
            "IDeviceGrain.ListCommands",
            "IDeviceGrain.WaitFor",
            "IFarmFeedGrain.Subscribe",
            "IFarmFeedGrain.Unsubscribe",
            "IFarmGrain.FindAudit",
            "IFarmGrain.Get",
            "IFarmGrain.GetDashboard",
            "IFarmGrain.GetLayout",
            "IFarmGrain.Leave",
            "IFarmGrain.ListApiKeys",
            "IFarmGrain.ListAudit",
            "IFarmGrain.ListDevices",
            "IFarmGrain.ListMembers",
            "IFarmGrain.ListRules",
            "IFarmGrain.ListSensors",
            "IFarmGrain.ReviewRule",
            "IFarmTelemetryGrain.Get",
            "IFarmWeatherGrain.Get",
            "IHomeAssistantGrain.Get",
            "IHomeAssistantGrain.ListEntities",
            "INotificationsGrain.Get",
            "INotificationsGrain.List",
            "INotificationsGrain.ListDeliveries",
            "IReportGrain.Get",
            "IReportGrain.List",
            "IReportGrain.Write",
            "ISensorGrain.Get",
            "ISensorGrain.Query",
        ],
        [Permission.FarmOperator] =
        [
            "IAlertsGrain.Acknowledge",
            "IAlertsGrain.Resolve",
            "IAutomationRuleGrain.Delete",
            "IAutomationRuleGrain.Execute",
            "IAutomationRuleGrain.Update",
            "IDeviceGrain.Submit",
            "IFarmGrain.AddRule",
            "IFarmGrain.LiftStop",
            "IFarmGrain.StopEverything",
            "INotificationsGrain.Resend",
            "IReportGrain.Make",
        ],
        [Permission.FarmOwner] =
        [
            "IDeviceGrain.Delete",
            "IDeviceGrain.Update",
            "IFarmGrain.AddApiKey",
            "IFarmGrain.AddDevice",
            "IFarmGrain.AddSensor",
            "IFarmGrain.Delete",
            "IFarmGrain.RemoveApiKey",
            "IFarmGrain.RemoveMember",
            "IFarmGrain.SetLayout",
            "IFarmGrain.SetMember",
            "IFarmGrain.Update",
            "IHomeAssistantGrain.Configure",
            "IHomeAssistantGrain.Disconnect",
            "IHomeAssistantGrain.Import",
            "INotificationsGrain.Add",
            "INotificationsGrain.Delete",
            "INotificationsGrain.Test",
            "INotificationsGrain.Update",
            "ISensorGrain.Delete",
            "ISensorGrain.Update",
        ],
        [Permission.Admin] =
        [
            "IClusterGrain.Admit",
            "IClusterGrain.Describe",
            "IMaintenanceGrain.ListJobs",
            "IMaintenanceGrain.ListRuns",
            "IMaintenanceGrain.Run",
        ],
    };

    private static readonly Dictionary<string, Permission> ByMethod =
        Rows.SelectMany(row => row.Value.Select(method => (method, row.Key))).ToDictionary(row => row.method, row => row.Key);

    public static IReadOnlyCollection<string> Methods => ByMethod.Keys;

    /// <summary>What a method takes of its caller; null when clients may not call it.</summary>
    public static Permission? Of(string method) => ByMethod.TryGetValue(method, out var permission) ? permission : null;

    /// <summary>How a call is refused; null when it is not. The owner of the farm is also the user whose account is called.</summary>
    public static CallRefusal? Refusal(Permission? permission, Role role) => (permission, role) switch
    {
        (null, _) => CallRefusal.Forbidden,
        (Permission.Anyone, _) => null,
        (_, Role.Nobody) => CallRefusal.NotSignedIn,
        (Permission.Caller, _) => null,
        (_, Role.Key) => CallRefusal.Forbidden,
        (Permission.Self, Role.Owner) => null,
        (Permission.Self, _) => CallRefusal.NotFound,

        // Nobody runs the cluster of these tests: whoever owns farms does not by that.
        (Permission.Admin, _) => CallRefusal.Forbidden,
        (_, Role.Stranger) => CallRefusal.NotFound,
        (Permission.FarmViewer, _) => null,
        (Permission.FarmOperator, Role.Viewer) => CallRefusal.Forbidden,
        (Permission.FarmOperator, _) => null,
        (Permission.FarmOwner, Role.Owner) => null,
        _ => CallRefusal.Forbidden,
    };
}
