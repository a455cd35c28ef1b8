using Microsoft.Extensions.Time.Testing;
using VerticalFarm.Integrations.Weather;
using VerticalFarm.Testing;

namespace VerticalFarm.Integrations.Tests.Weather;

public sealed class WeatherClientTests
{
    private static readonly Forecast Fine = new(new ForecastPoint(DateTimeOffset.UnixEpoch, 20, 50, 0, 1, 0), []);
    private readonly FakeTimeProvider _clock = new();
    private readonly Scripted _service = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_failure_is_made_good_by_another_try()
    {
        _service.Then(_ => throw new WeatherException(WeatherFault.Unreachable, "away"), _ => Task.FromResult(Fine));
        Assert.Same(Fine, await PassesAsync(Client().AskAsync(1, 2, Cancelled)));
        Assert.Equal(2, _service.Asked);
    }

    [Fact]
    public async Task A_service_that_hangs_is_given_up_after_the_time_of_each_try()
    {
        _service.Then(Hang);
        var asked = Client(retries: 1).AskAsync(1, 2, Cancelled);
        Assert.Equal(WeatherFault.TimedOut, (await Assert.ThrowsAsync<WeatherException>(() => PassesAsync(asked))).Fault);
        Assert.Equal(2, _service.Asked);
    }

    [Fact]
    public async Task A_service_that_always_fails_is_left_alone_for_a_while()
    {
        _service.Then(_ => throw new WeatherException(WeatherFault.Refused, "no"));
        var client = Client(retries: 0);
        var faults = new List<WeatherFault>();
        for (var time = 0; time < 8; time++)
        {
            faults.Add((await Assert.ThrowsAsync<WeatherException>(() => client.AskAsync(1, 2, Cancelled))).Fault);
        }

        Assert.Equal(5, _service.Asked);
        Assert.Equal([.. Enumerable.Repeat(WeatherFault.Refused, 5), .. Enumerable.Repeat(WeatherFault.Paused, 3)], faults);

        _clock.Advance(TimeSpan.FromMinutes(1) + TimeSpan.FromSeconds(1));
        _service.Then(_ => Task.FromResult(Fine));
        Assert.Same(Fine, await client.AskAsync(1, 2, Cancelled));
    }

    [Theory]
    [InlineData("file:///etc/passwd", "BaseUrl")]
    [InlineData("https://api.example.org", null)]
    public void Settings_that_make_no_sense_are_named(string address, string? named) =>
        Assert.Equal(named is null ? [] : [named], new WeatherOptions { BaseUrl = new Uri(address) }.Errors().Select(error => error.Split(' ')[0]));

    [Fact]
    public void All_settings_that_make_no_sense_are_named_at_once() => Assert.Equal(
        ["MaxAge", "Pause", "TryTimeout", "Timeout", "Retries"],
        new WeatherOptions { MaxAge = default, Pause = default, TryTimeout = default, Timeout = default, Retries = 9 }.Errors().Select(error => error.Split(' ')[0]));

    private static async Task<Forecast> Hang(CancellationToken ct)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, ct);
        return Fine;
    }

    private WeatherClient Client(int retries = 1) => new(_service, new WeatherOptions { Retries = retries, TryTimeout = TimeSpan.FromSeconds(4), Timeout = TimeSpan.FromMinutes(1) }, _clock);

    /// <summary>Lets time pass until it is over.</summary>
    private async Task<T> PassesAsync<T>(Task<T> task)
    {
        await Eventually.BecomesTrueAsync(
            () =>
            {
                _clock.Advance(TimeSpan.FromSeconds(1));
                return task.IsCompleted;
            },
            TimeSpan.FromSeconds(30), "it is over", Cancelled);
        return await task;
    }

    private sealed class Scripted : IWeatherProvider
    {
        private readonly Queue<Func<CancellationToken, Task<Forecast>>> _answers = new();

        public string Name => "scripted";

        public int Asked { get; private set; }

        /// <summary>Answers these from now on, the last for ever.</summary>
        public void Then(params Func<CancellationToken, Task<Forecast>>[] answers)
        {
            _answers.Clear();
            foreach (var answer in answers)
            {
                _answers.Enqueue(answer);
            }
        }

        public async Task<Forecast> AskAsync(double latitude, double longitude, CancellationToken ct)
        {
            Asked++;
            return await (_answers.Count > 1 ? _answers.Dequeue() : _answers.Peek())(ct);
        }
    }
}
