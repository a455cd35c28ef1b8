namespace VerticalFarm.Grains.Audit;

/// <summary>What can be done to a thing, as the record says it.</summary>
internal static class AuditActions
{
    public const string Created = "created";
    public const string Updated = "updated";
    public const string Deleted = "deleted";
    public const string Executed = "executed";
    public const string Commanded = "commanded";
    public const string Stopped = "emergency_stopped";
    public const string StopLifted = "emergency_stop_lifted";
    public const string Acknowledged = "acknowledged";
    public const string Resolved = "resolved";
    public const string Imported = "imported";
    public const string Tested = "tested";
    public const string Resent = "resent";
    public const string PasswordChanged = "password_changed";
}
