using System.Diagnostics.Metrics;
using Microsoft.Extensions.Options;
using VerticalFarm.Api.Errors;

namespace VerticalFarm.Api.Readings.Sending;

/// <summary>
/// Bounds what waits in this gateway for its commit. Under more load than the cluster can take it refuses at once, and first of all: a request that will not be
/// served should cost next to nothing.
/// </summary>
internal sealed class IntakeGate
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);

    private static readonly ApiError Full = ApiError.Unavailable("More readings are on their way than can be stored; the limit is that of the gateway, \"Intake\"") with { RetryAfter = RetryAfter };

    private readonly IOptions<IntakeOptions> _options;
    private readonly Counter<long> _refused;
    private int _requests;
    private int _readings;

    public IntakeGate(IOptions<IntakeOptions> options, IMeterFactory meters)
    {
        _options = options;
        var meter = meters.Create("VerticalFarm.Intake");
        _refused = meter.CreateCounter<long>("verticalfarm.intake.refused", "{request}", "Requests with readings that were refused because too many were waiting");
        meter.CreateObservableUpDownCounter("verticalfarm.intake.waiting", () => Volatile.Read(ref _readings), "{reading}", "Readings that wait for their commit");
    }

    public bool IsFull => Volatile.Read(ref _requests) >= _options.Value.MaxRequests || Volatile.Read(ref _readings) >= _options.Value.MaxReadings;

    /// <summary>Lets a batch in, if there is room.</summary>
    /// <returns>Why not; null when it is in, and then <see cref="Leave"/> is owed.</returns>
    public ApiError? Enter(int readings)
    {
        if (Interlocked.Increment(ref _requests) > _options.Value.MaxRequests)
        {
            Interlocked.Decrement(ref _requests);
            return Refuse();
        }

        // One batch is always let in, however large.
        if (Interlocked.Add(ref _readings, readings) is var waiting && waiting > _options.Value.MaxReadings && waiting > readings)
        {
            Leave(readings);
            return Refuse();
        }

        return null;
    }

    public void Leave(int readings)
    {
        Interlocked.Add(ref _readings, -readings);
        Interlocked.Decrement(ref _requests);
    }

    public ApiError Refuse()
    {
        _refused.Add(1);
        return Full;
    }
}

/// <summary>Puts the gate where it costs least.</summary>
internal static class IntakeGateSetup
{
    public static void AddIntake(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<IntakeOptions>().BindConfiguration("Intake").ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<IntakeGate>();
        builder.Services.AddSingleton<ReadingSender>();
    }

    /// <summary>Refuses readings while the gate is full, before anybody is authenticated: what it says is no secret.</summary>
    public static void UseIntakeGate(this WebApplication app)
    {
        var gate = app.Services.GetRequiredService<IntakeGate>();
        app.Use((context, next) => gate.IsFull && IsIntake(context.Request) ? gate.Refuse().ExecuteAsync(context) : next(context));
    }

    private static bool IsIntake(HttpRequest request) =>
        HttpMethods.IsPost(request.Method) && request.Path.Value is { } path && path.EndsWith("/readings", StringComparison.OrdinalIgnoreCase);
}
