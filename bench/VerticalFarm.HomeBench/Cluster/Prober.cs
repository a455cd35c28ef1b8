using System.Net.Http.Headers;

namespace VerticalFarm.HomeBench.Cluster;

/// <summary>Asks the gateway for farms all the time, as dashboards do, and keeps what it was answered with.</summary>
/// <param name="address">The gateway.</param>
/// <param name="token">Who asks.</param>
/// <param name="farms">What is asked for, in turn.</param>
/// <param name="persistence">For how long it asks again when it was not served; not at all unless told.</param>
internal sealed class Prober(Uri address, string token, IReadOnlyList<string> farms, TimeSpan persistence = default)
{
    private const int AtOnce = 4;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly List<Answer> _answers = [];

    public IReadOnlyList<Answer> Answers => _answers;

    public Task RunAsync(CancellationToken ct) => Task.WhenAll(Enumerable.Range(0, AtOnce).Select(number => AskAsync(number, ct)));

    private async Task AskAsync(int number, CancellationToken ct)
    {
        using var http = new HttpClient { BaseAddress = new Uri(address, "api/v1/"), Timeout = TimeSpan.FromSeconds(60) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        for (var i = number; !ct.IsCancellationRequested; i += AtOnce)
        {
            var begun = TimeProvider.System.GetTimestamp();
            var answer = await OnceAsync(http, farms[i % farms.Count], begun);
            while (answer.Status != 200 && TimeProvider.System.GetElapsedTime(begun) < persistence)
            {
                await Task.Delay(Pause, TimeProvider.System, CancellationToken.None);
                answer = await OnceAsync(http, farms[i % farms.Count], begun) with { Tries = answer.Tries + 1 };
            }

            lock (_answers)
            {
                _answers.Add(answer);
            }

            await Task.Delay(Pause, TimeProvider.System, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static async Task<Answer> OnceAsync(HttpClient http, string farm, long begun)
    {
        try
        {
            using var answer = await http.GetAsync(new Uri($"farms/{farm}", UriKind.Relative));
            return new Answer(begun, (int)answer.StatusCode, answer.Headers.RetryAfter is not null, TimeProvider.System.GetElapsedTime(begun));
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
        {
            return new Answer(begun, 0, false, TimeProvider.System.GetElapsedTime(begun));
        }
    }

    /// <param name="At">When it was asked.</param>
    /// <param name="Status">The status; 0 when there was no answer.</param>
    /// <param name="SaysWhen">Whether it says when to try again.</param>
    /// <param name="Took">How long it took, all tries together.</param>
    /// <param name="Tries">How many times it was asked.</param>
    internal readonly record struct Answer(long At, int Status, bool SaysWhen, TimeSpan Took, int Tries = 1);
}
