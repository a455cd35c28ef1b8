namespace VerticalFarm.Simulator.Persistence;

internal sealed partial class StateFile
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "The state file {Path} could not be read; it was moved to {Aside} and the room starts afresh")]
    private partial void LogUnreadable(Exception exception, string path, string aside);

    [LoggerMessage(Level = LogLevel.Error, Message = "The state file {Path} could not be written")]
    private partial void LogNotSaved(Exception exception, string path);
}
