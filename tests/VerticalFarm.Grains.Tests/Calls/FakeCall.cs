using System.Reflection;
using Orleans.Serialization.Invocation;

namespace VerticalFarm.Grains.Tests.Calls;

/// <summary>A call as a filter sees it, of a method by whomever.</summary>
internal sealed class FakeCall(MethodInfo method, GrainId source) : IIncomingGrainCallContext
{
    private readonly IGrain _grain = new NoGrain();

    /// <summary>Whether the call reached its grain.</summary>
    public bool Passed { get; private set; }

    /// <summary>What the grain throws, if anything.</summary>
    public Exception? Fault { get; init; }

    public IInvokable Request => throw new NotSupportedException();

    public object Grain => _grain;

    public MethodInfo InterfaceMethod => method;

    public MethodInfo ImplementationMethod => method;

    public GrainInterfaceType InterfaceType => throw new NotSupportedException();

    public string InterfaceName => method.DeclaringType!.Name;

    public string MethodName => method.Name;

    public IGrainContext TargetContext => throw new NotSupportedException();

    public object? Result { get; set; }

    public Response? Response { get; set; }

    public GrainId? SourceId => source;

    public GrainId TargetId { get; } = GrainId.Create("target", $"{Guid.NewGuid():N}");

    public Task Invoke()
    {
        Passed = true;
        return Fault is null ? Task.CompletedTask : Task.FromException(Fault);
    }

    private sealed class NoGrain : IGrain;
}
