namespace VerticalFarm.Grains.Audit;

/// <summary>What things can be done to, as the record names them.</summary>
internal static class AuditSubjects
{
    public const string Account = "account";
    public const string Plan = "plan";
    public const string Farm = "farm";
    public const string Layout = "layout";
    public const string Member = "member";
    public const string ApiKey = "api_key";
    public const string Sensor = "sensor";
    public const string Device = "device";
    public const string Rule = "rule";
    public const string Alert = "alert";
    public const string Report = "report";
    public const string HomeAssistant = "home_assistant";
    public const string NotificationChannel = "notification_channel";
    public const string NotificationDelivery = "notification_delivery";
}
