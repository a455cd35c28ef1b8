using Microsoft.Extensions.Options;
using VerticalFarm.Api.Limits;
using VerticalFarm.Api.Security;

namespace VerticalFarm.Api.Tests.Security;

public sealed class KeyGuessesTests : IDisposable
{
    private const string Here = "203.0.113.7";
    private readonly Guid _key = Guid.NewGuid();
    private readonly KeyGuesses _guesses = new(Options.Create(new LimitOptions { SignInsPerMinute = 3 }));

    [Fact]
    public void After_too_many_wrong_keys_an_address_is_not_asked_about_and_others_are()
    {
        for (var i = 0; i < 3; i++)
        {
            Assert.True(_guesses.MayAsk(Here, Guid.NewGuid()));
            _guesses.WasWrong(Here);
        }

        Assert.False(_guesses.MayAsk(Here, Guid.NewGuid()));
        Assert.True(_guesses.MayAsk("203.0.113.8", Guid.NewGuid()));
    }

    [Fact]
    public void A_key_that_was_right_goes_on_whatever_its_neighbours_do()
    {
        _guesses.WasRight(_key);
        for (var i = 0; i < 3; i++)
        {
            _guesses.WasWrong(Here);
        }

        Assert.True(_guesses.MayAsk(Here, _key));
    }

    [Fact]
    public void Right_keys_are_not_counted()
    {
        for (var i = 0; i < 10; i++)
        {
            _guesses.WasRight(_key);
        }

        Assert.True(_guesses.MayAsk(Here, Guid.NewGuid()));
    }

    public void Dispose() => _guesses.Dispose();
}
